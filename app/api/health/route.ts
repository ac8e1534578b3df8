import { droppedRows } from '@/lib/cryptorefills/dropped';
import { traffic } from '@/lib/cryptorefills/traffic';
import { json } from '@/lib/http';
import { runtime } from '@/lib/runtime';
import { getStore } from '@/lib/store/shared';

const word = (resting: boolean) => (resting ? 'resting' : 'ok');

/**
 * Whether the shop can serve: 200 once the store answers, else 503. `supplier` says whether a
 * failing supplier is being left alone, and how many rows of its answers could not be read.
 */
export async function GET(): Promise<Response> {
  try {
    const store = await getStore();
    await store.ping();
    const { catalogue, orders } = traffic().resting();
    const supplier = { catalogue: word(catalogue), orders: word(orders), dropped: droppedRows() };
    return json({ status: 'ok', mode: runtime().mode, supplier });
  } catch {
    return json({ status: 'unavailable' }, { status: 503 });
  }
}
