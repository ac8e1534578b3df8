import { json } from '@/lib/http';
import { runtime } from '@/lib/runtime';
import { getStore } from '@/lib/store/shared';

/** Whether the shop can serve: 200 with its mode once the store answers, else 503. */
export async function GET(): Promise<Response> {
  try {
    const store = await getStore();
    await store.ping();
    return json({ status: 'ok', mode: runtime().mode });
  } catch {
    return json({ status: 'unavailable' }, { status: 503 });
  }
}
