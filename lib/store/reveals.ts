import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Db } from './tables';

export type Reveal = { orderId: string; deliveryId: string; sessionId: string; now: number };

/**
 * Appends that a session was shown a delivery's code and returns when that first happened, to
 * anyone. Throws a `conflict` when the session never held a grant for the order.
 */
export async function recordReveal(
  db: Db,
  { orderId, deliveryId, sessionId, now }: Reveal,
): Promise<{ firstRevealedAt: number }> {
  return db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('reveals')
      .values({
        id: randomUUID(),
        order_id: orderId,
        delivery_id: deliveryId,
        session_id: sessionId,
        revealed_at: now,
      })
      .execute();
    const { first } = await firstRevealedAt(transaction, orderId)
      .where('delivery_id', '=', deliveryId)
      .executeTakeFirstOrThrow();
    return { firstRevealedAt: first };
  });
}

/** When each revealed delivery of the order was first revealed, by delivery id. */
export async function firstReveals(db: Db, orderId: string): Promise<Map<string, number>> {
  const rows = await firstRevealedAt(db, orderId).execute();
  return new Map(rows.map((row) => [row.delivery_id, row.first]));
}

function firstRevealedAt(db: Db, orderId: string) {
  return db
    .selectFrom('reveals')
    .select(({ fn }) => ['delivery_id', fn.min('revealed_at').as('first')])
    .where('order_id', '=', orderId)
    .groupBy('delivery_id');
}
