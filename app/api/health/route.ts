import { droppedRows } from '@/lib/cryptorefills/dropped';
import { traffic } from '@/lib/cryptorefills/traffic';
import { json } from '@/lib/http';
import { liveHub } from '@/lib/live/hub';
import { runtime } from '@/lib/runtime';
import { getStore } from '@/lib/store/shared';

/**
 * Whether the shop can serve: 200 once the store answers, else 503. `supplier` says of
 * each lane `ok`, or why it is leaving the supplier alone, and how many rows could not be read;
 * `streams` how many orders are followed for how many browsers.
 */
export async function GET(): Promise<Response> {
  try {
    const store = await getStore();
    await store.ping();
    const supplier = { ...traffic().state(), dropped: droppedRows() };
    return json({ status: 'ok', mode: runtime().mode, supplier, streams: liveHub().counts() });
  } catch {
    return json({ status: 'unavailable' }, { status: 503 });
  }
}
