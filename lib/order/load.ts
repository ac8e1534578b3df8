import 'server-only';
import { giftIdSchema, orderIdSchema, type SupplierOrder } from '@/schemas/order';
import type { OrderSnapshot, OrderState } from '@/schemas/order-snapshot';
import type { Result } from '@/schemas/result';
import type { SupplierError } from '../cryptorefills/errors';
import { readOrder } from '../cryptorefills/orders';
import type { Session } from '../session';
import type { OpenedGift, StateAt, StoredOrder } from '../store';
import { getStore } from '../store/shared';
import { countOrderState } from '../telemetry/meters';
import { courierBell } from '../webhooks/messages';
import { newsOf } from '../webhooks/news';
import { beyondArrival } from './arrival';
import { consequencesOf } from './consequences';
import { isOlder, toSnapshot, versionOf } from './snapshot';
import { isFinal, isFinalName } from './state';

/**
 * The order a browser may see: null for an unknown id and for somebody else's alike, so that the
 * two cannot be told apart.
 */
export async function grantedOrder(session: Session, orderId: string): Promise<StoredOrder | null> {
  if (session.id === null || !orderIdSchema.safeParse(orderId).success) return null;
  const store = await getStore();
  return await store.findGrantedOrder({ orderId, sessionId: session.id });
}

/** An order and the browser that may see it; null as in `grantedOrder`. */
export async function orderViewer(
  session: Session,
  orderId: string,
): Promise<{ orderId: string; sessionId: string } | null> {
  const stored = await grantedOrder(session, orderId);
  return stored === null || session.id === null
    ? null
    : { orderId: stored.id, sessionId: session.id };
}

/** A gift that this browser has opened; null for an unknown id and for another's gift alike. */
export async function openedGift(session: Session, giftId: string): Promise<OpenedGift | null> {
  if (session.id === null || !giftIdSchema.safeParse(giftId).success) return null;
  return await (await getStore()).findGift({ giftId, sessionId: session.id });
}

/**
 * How much later, in seconds, the supplier has to date a state that is known for the store to note
 * it again. Every state is noted when it comes, so in between only a report of the same state can
 * be missing; and each note is a commit, half a millisecond during which nobody is served.
 */
const noteAgainAfter = 60;

/** Whether the store should note what was seen of an order, given what it has noted of it. */
export function isWorthNoting(
  seen: { state: string; version: number | null },
  noted: Pick<StoredOrder, 'lastState' | 'lastVersion'>,
): boolean {
  // That a payment has arrived must not be forgotten over a check that follows it.
  if (seen.state === 'in-review' && beyondArrival.has(noted.lastState)) return false;
  if (seen.state !== noted.lastState) return true;
  if (seen.version === null) return false;
  return noted.lastVersion === null || seen.version >= noted.lastVersion + noteAgainAfter;
}

/** When codes were first shown; there are none to show before the order has come to its end. */
async function revealsOf(id: string, state: OrderState, lastState: string) {
  if (!isFinal(state) && !isFinalName(lastState)) return new Map<string, number>();
  return (await getStore()).firstReveals(id);
}

/** An order's row as a snapshot needs it; its history once it has been read. */
export type FollowedOrder = Omit<StoredOrder, 'supplierId' | 'lastStateAt'> & {
  history?: StateAt[] | undefined;
};

/** Writes a changed state down, and into the row that a stream holds on to for as long as it lasts. */
async function note(stored: FollowedOrder, seen: OrderSnapshot, version: number | null) {
  const { id: orderId, lastState } = stored;
  const { state } = seen;
  const now = Date.now();
  const consequences = consequencesOf(newsOf(seen), { ...stored, state }, now);
  const store = await getStore();
  await store.recordOrderState({ orderId, state, version, now, ...consequences });
  if (state !== lastState) {
    countOrderState(state);
    courierBell().ring();
    stored.history = [...(stored.history ?? []), { state, at: now }];
  }
  stored.lastState = state;
  stored.lastVersion = version ?? stored.lastVersion;
}

/** A snapshot of what the supplier said, with what the store knows; remembers a changed state. */
export async function snapshotOf(
  stored: FollowedOrder,
  order: SupplierOrder,
): Promise<OrderSnapshot> {
  const { id, createdAt, lastState, lastVersion, coin, network } = stored;
  const store = await getStore();
  const [reveals, history, payments] = await Promise.all([
    revealsOf(id, order.state, lastState),
    stored.history ?? store.orderHistory(id),
    store.walletPayments(id),
  ]);
  stored.history = history;
  const asked = coin === null || network === null ? null : { coin, network };
  const known = { id, reveals, now: Date.now(), lastState, lastVersion, asked, payments };
  const snapshot = toSnapshot(order, { ...known, placedAt: createdAt, history });
  const { state } = snapshot;
  const version = versionOf(order);
  if (!isWorthNoting({ state, version }, stored) || isOlder(order, lastVersion)) return snapshot;
  await note(stored, snapshot, version);
  return toSnapshot(order, { ...known, placedAt: createdAt, history: stored.history });
}

/**
 * Takes over what was seen of an order through another copy of its row: a stream holds on to its
 * copy, and would ask for the money again where a poll has seen that it arrived.
 */
export function catchUp(
  stored: Pick<FollowedOrder, 'lastState' | 'lastVersion' | 'history'>,
  { lastState, lastVersion }: Pick<StoredOrder, 'lastState' | 'lastVersion'>,
): void {
  const ahead = (lastVersion ?? 0) - (stored.lastVersion ?? 0);
  if (ahead < 0 || (ahead === 0 && beyondArrival.has(stored.lastState))) return;
  stored.lastState = lastState;
  stored.lastVersion = lastVersion;
  // Whoever noted it has written more of it down.
  stored.history = undefined;
}

/** An order as a browser may know it, and what its page needs besides: see `SupplierOrder`. */
export type LoadedOrder = { snapshot: OrderSnapshot } & Pick<SupplierOrder, 'qrText'>;

/** The order as the supplier describes it now (see `readOrder`), ready for its page. */
export async function loadOrder(
  session: Pick<Session, 'address' | 'userAgent'>,
  stored: StoredOrder,
  maxAgeMs?: number,
): Promise<Result<LoadedOrder, SupplierError>> {
  const answer = await readOrder(session, stored.supplierId, maxAgeMs);
  if (!answer.ok) return answer;
  const { qrText } = answer.data;
  return { ok: true, data: { snapshot: await snapshotOf(stored, answer.data), qrText } };
}

/** The same, ready for a browser. */
export async function loadSnapshot(
  ...asked: Parameters<typeof loadOrder>
): Promise<Result<OrderSnapshot, SupplierError>> {
  const loaded = await loadOrder(...asked);
  return loaded.ok ? { ok: true, data: loaded.data.snapshot } : loaded;
}
