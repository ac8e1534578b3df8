import 'server-only';
import { type StoredOrder, storedOrderRow } from '@/schemas/store';
import type { Db } from './tables';

/** A state as the supplier gave it; see `recordOrderState`. */
export type StateSeen = { orderId: string; state: string; version: number | null; now: number };

/** The order, if the session holds an unrevoked grant for it; else null, as for an unknown one. */
export async function findGrantedOrder(
  db: Db,
  { orderId, sessionId }: { orderId: string; sessionId: string },
): Promise<StoredOrder | null> {
  const row = await grantedTo(db, sessionId).where('orders.id', '=', orderId).executeTakeFirst();
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
 * null when it named none). A state older than the stored one by either is ignored, as is an
 * unknown order.
 */
export async function recordOrderState(
  db: Db,
  { orderId, state, version, now }: StateSeen,
): Promise<void> {
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
  await update.execute();
}

function grantedTo(db: Db, sessionId: string) {
  return db
    .selectFrom('orders')
    .innerJoin('grants', 'grants.order_id', 'orders.id')
    .select([
      'orders.id as id',
      'orders.supplier_id as supplierId',
      'orders.created_at as createdAt',
      'orders.last_state as lastState',
      'orders.last_state_at as lastStateAt',
      'orders.last_version as lastVersion',
      'orders.coin as coin',
      'orders.network as network',
    ])
    .where('grants.session_id', '=', sessionId)
    .where('grants.revoked_at', 'is', null);
}
