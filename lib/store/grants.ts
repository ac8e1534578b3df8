import 'server-only';
import type { Db } from './tables';

/** A session, and an order it may or may not see. */
export type Viewer = { orderId: string; sessionId: string };

/** How a session came to see an order; null when it may not, or not any more. */
export async function grantOf(
  db: Db,
  { orderId, sessionId }: Viewer,
): Promise<'placed' | 'link' | null> {
  const grant = await db
    .selectFrom('grants')
    .select('obtained')
    .where('order_id', '=', orderId)
    .where('session_id', '=', sessionId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return grant?.obtained ?? null;
}

/** Lets a session see an order by a link. One that may already, or has placed it, stays as it is. */
export async function grantByLink(
  db: Db,
  { orderId, sessionId, now }: Viewer & { now: number },
): Promise<void> {
  await db
    .insertInto('grants')
    .values({ order_id: orderId, session_id: sessionId, obtained: 'link', created_at: now })
    .onConflict((conflict) =>
      conflict
        .columns(['order_id', 'session_id'])
        .doUpdateSet({ revoked_at: null, created_at: now })
        .where('grants.obtained', '=', 'link')
        .where('grants.revoked_at', 'is not', null),
    )
    .execute();
}

/** How many sessions see an order by a link. */
export async function countLinkGrants(db: Db, orderId: string): Promise<number> {
  const { devices } = await db
    .selectFrom('grants')
    .select(({ fn }) => fn.countAll<number | string>().as('devices'))
    .where('order_id', '=', orderId)
    .where('obtained', '=', 'link')
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(devices);
}

/**
 * Takes the order away from all who see it by a link, and the links with it, opened or not. Gifts
 * are left alone. Only for a session that has placed the order: says whether it has.
 */
export async function revokeAccess(
  db: Db,
  { orderId, sessionId, now }: Viewer & { now: number },
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    await lockOrder(transaction, orderId);
    if ((await grantOf(transaction, { orderId, sessionId })) !== 'placed') return false;
    await transaction
      .updateTable('links')
      .set({ revoked_at: now })
      .where('order_id', '=', orderId)
      .where('purpose', '<>', 'gift')
      .where('revoked_at', 'is', null)
      .execute();
    await transaction
      .updateTable('grants')
      .set({ revoked_at: now })
      .where('order_id', '=', orderId)
      .where('obtained', '=', 'link')
      .where('revoked_at', 'is', null)
      .execute();
    return true;
  });
}

/**
 * Makes everyone else who changes who may see the order wait until this transaction ends. What is
 * read from then on stays so: PostgreSQL reads anew with each statement.
 */
export async function lockOrder(transaction: Db, orderId: string): Promise<void> {
  await transaction
    .updateTable('orders')
    .set(({ ref }) => ({ created_at: ref('created_at') }))
    .where('id', '=', orderId)
    .execute();
}
