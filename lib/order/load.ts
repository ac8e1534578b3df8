import 'server-only';
import { orderIdSchema, type SupplierOrder } from '@/schemas/order';
import type { OrderSnapshot } from '@/schemas/order-snapshot';
import type { Result } from '@/schemas/result';
import type { SupplierError } from '../cryptorefills/errors';
import { readOrder } from '../cryptorefills/orders';
import type { Session } from '../session';
import type { StoredOrder } from '../store';
import { getStore } from '../store/shared';
import { beyondArrival, isOlder, toSnapshot, versionOf } from './snapshot';

/**
 * The order a browser may see: null for an unknown id and for somebody else's alike, so that the
 * two cannot be told apart.
 */
export async function grantedOrder(session: Session, orderId: string): Promise<StoredOrder | null> {
  if (session.id === null || !orderIdSchema.safeParse(orderId).success) return null;
  const store = await getStore();
  return await store.findGrantedOrder({ orderId, sessionId: session.id });
}

/** A snapshot of what the supplier said, with what the store knows; remembers a changed state. */
export async function snapshotOf(
  stored: Pick<StoredOrder, 'id' | 'lastState' | 'lastVersion' | 'coin' | 'network'>,
  order: SupplierOrder,
): Promise<OrderSnapshot> {
  const store = await getStore();
  const now = Date.now();
  const reveals = await store.firstReveals(stored.id);
  const { id, lastState, lastVersion, coin, network } = stored;
  const asked = coin === null || network === null ? null : { coin, network };
  const snapshot = toSnapshot(order, { id, reveals, now, lastState, lastVersion, asked });
  const version = versionOf(order);
  const isNews = snapshot.state !== lastState || (version ?? 0) > (lastVersion ?? 0);
  // That a payment has arrived must not be forgotten over a check that follows it.
  const forgets = snapshot.state === 'in-review' && beyondArrival.has(lastState);
  if (isNews && !forgets && !isOlder(order, lastVersion)) {
    await store.recordOrderState({ orderId: id, state: snapshot.state, version, now });
    // A stream holds on to the order for as long as it lasts.
    stored.lastState = snapshot.state;
    stored.lastVersion = version ?? lastVersion;
  }
  return snapshot;
}

/**
 * Takes over what was seen of an order through another copy of its row: a stream holds on to its
 * copy, and would ask for the money again where a poll has seen that it arrived.
 */
export function catchUp(
  stored: Pick<StoredOrder, 'lastState' | 'lastVersion'>,
  { lastState, lastVersion }: Pick<StoredOrder, 'lastState' | 'lastVersion'>,
): void {
  const ahead = (lastVersion ?? 0) - (stored.lastVersion ?? 0);
  if (ahead < 0 || (ahead === 0 && beyondArrival.has(stored.lastState))) return;
  stored.lastState = lastState;
  stored.lastVersion = lastVersion;
}

/** The order as the supplier describes it now (see `readOrder`), ready for a browser. */
export async function loadSnapshot(
  session: Pick<Session, 'address' | 'userAgent'>,
  stored: StoredOrder,
  maxAgeMs?: number,
): Promise<Result<OrderSnapshot, SupplierError>> {
  const answer = await readOrder(session, stored.supplierId, maxAgeMs);
  if (!answer.ok) return answer;
  return { ok: true, data: await snapshotOf(stored, answer.data) };
}
