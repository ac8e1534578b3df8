import { parseVerification, type Verification } from '@/schemas/verification';

/** Has the shop check a text; `busy` after too many, `failed` when it cannot be asked. */
export async function checkReceipt(text: string): Promise<Verification | 'busy' | 'failed'> {
  try {
    const response = await fetch('/api/receipts/verifications', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ text }),
    });
    if (response.status === 429) return 'busy';
    const verification = parseVerification(await response.json());
    return response.ok && verification !== null ? verification : 'failed';
  } catch {
    return 'failed';
  }
}
