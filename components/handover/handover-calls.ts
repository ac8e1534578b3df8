import { type HandoverOpened, handoverOpenedSchemas } from '@/schemas/handover';
import { oneOf } from '@/schemas/links';

/** Takes over the cart behind a token, once; null when the shop cannot be asked. */
export async function openHandover(token: string): Promise<HandoverOpened | null> {
  try {
    const response = await fetch('/api/handovers/open', {
      method: 'POST',
      cache: 'no-store',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token }),
    });
    return oneOf<HandoverOpened>(handoverOpenedSchemas, await response.json());
  } catch {
    return null;
  }
}
