import 'server-only';
import { type StoredOrder, storedOrderRow } from '@/schemas/store';
import type { Db } from './tables';
import { insertMessages, type News } from './webhook-messages';

/** A state as the supplier gave it, and what comes of it if it is news; see `recordOrderState`. */
export type StateSeen = News & {
  orderId: string;
  state: string;
  version: number | null;
  now: number;
};

/** When an order was seen to come into a state, epoch milliseconds. */
export type StateAt = { state: string; at: number };

/** The order, if the session holds an unrevoked grant for it; else null, as for an unknown one. */
export async function findGrantedOrder(
  db: Db,
  { orderId, sessionId }: { orderId: string; sessionId: string },
): Promise<StoredOrder | null> {
  const row = await grantedTo(db, sessionId).where('orders.id', '=', orderId).executeTakeFirst();
  return row === undefined ? null : storedOrderRow.parse(row);
}

/** An order whoever may see it, for the partner's own desk; null for an unknown one. */
export async function findOrder(db: Db, orderId: string): Promise<StoredOrder | null> {
  const row = await db
    .selectFrom('orders')
    .select(orderColumns)
    .where('orders.id', '=', orderId)
    .executeTakeFirst();
  return row === undefined ? null : storedOrderRow.parse(row);
}

/** The session's orders, newest first, at most `limit`. */
export async function listOrders(
  db: Db,
  { sessionId, limit }: { sessionId: string; limit: number },
): Promise<StoredOrder[]> {
  const rows = await grantedTo(db, sessionId)
    .orderBy('orders.created_at', 'desc')
    .orderBy('orders.id')
    .limit(limit)
    .execute();
  return rows.map((row) => storedOrderRow.parse(row));
}

/**
 * Notes the state the supplier gave at `now`, and its own time of it (`version`, epoch seconds;
 * null when it named none); a state other than the one before goes into the history, decides when the
 * order is looked at next, and is told by the messages given. A state older than the stored one by
 * either is ignored, as is an unknown order.
 */
export async function recordOrderState(db: Db, seen: StateSeen): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await updateState(transaction, seen)
      .set({ next_look_at: seen.nextLookAt })
      .where('last_state', '<>', seen.state)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) {
      await updateState(transaction, seen).execute();
      return;
    }
    const { orderId: order_id, state, now: seen_at } = seen;
    await transaction
      .insertInto('order_history')
      .values({ order_id, state, seen_at })
      // A state left and come back to within a millisecond.
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await insertMessages(transaction, seen);
  });
}

/** The states an order was seen to come into, the first first. */
export async function orderHistory(db: Db, orderId: string): Promise<StateAt[]> {
  return await db
    .selectFrom('order_history')
    .select(['state', 'seen_at as at'])
    .where('order_id', '=', orderId)
    .orderBy('seen_at')
    .execute();
}

function updateState(db: Db, { orderId, state, version, now }: StateSeen) {
  const told = version === null ? {} : { last_version: version };
  let update = db
    .updateTable('orders')
    .set({ last_state: state, last_state_at: now, ...told })
    .where('id', '=', orderId)
    .where('last_state_at', '<=', now);
  if (version !== null) {
    update = update.where(({ eb, or }) =>
      or([eb('last_version', 'is', null), eb('last_version', '<=', version)]),
    );
  }
  return update;
}

/** What `storedOrderRow` reads. */
export const orderColumns = [
  'orders.id as id',
  'orders.supplier_id as supplierId',
  'orders.created_at as createdAt',
  'orders.last_state as lastState',
  'orders.last_state_at as lastStateAt',
  'orders.last_version as lastVersion',
  'orders.coin as coin',
  'orders.network as network',
] as const;

function grantedTo(db: Db, sessionId: string) {
  return db
    .selectFrom('orders')
    .innerJoin('grants', 'grants.order_id', 'orders.id')
    .select(orderColumns)
    .where('grants.session_id', '=', sessionId)
    .where('grants.revoked_at', 'is', null);
}
