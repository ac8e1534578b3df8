import 'server-only';
import { type StoredOrder, storedOrderRow } from '@/schemas/store';
import { orderColumns } from './orders';
import type { Db } from './tables';

/** An order that this caller alone is to look at, until `claimedUntil`. */
export type DueOrder = StoredOrder & { claimedUntil: number };

/** How many that are due are looked at, to find one that no other instance has taken meanwhile. */
const candidates = 16;

/**
 * Takes the order that has been due longest, for `leaseMs`: exactly one of any number of callers in any
 * number of processes gets it. Should that caller never say when it is to be looked at next, another
 * gets it then. Null when none is due.
 */
export async function claimLook(
  db: Db,
  { now, leaseMs }: { now: number; leaseMs: number },
): Promise<DueOrder | null> {
  const due = await db
    .selectFrom('orders')
    .select(['id', 'next_look_at'])
    .where('next_look_at', '<=', now)
    .orderBy('next_look_at')
    .orderBy('id')
    .limit(candidates)
    .execute();
  const claimedUntil = now + leaseMs;
  for (const { id, next_look_at } of due) {
    const claimed = await db
      .updateTable('orders')
      .set({ next_look_at: claimedUntil })
      .where('id', '=', id)
      .where('next_look_at', '=', next_look_at)
      .returning(orderColumns)
      .executeTakeFirst();
    if (claimed !== undefined) return { ...storedOrderRow.parse(claimed), claimedUntil };
  }
  return null;
}

/** Says when an order is to be looked at next, null for never, unless that was decided elsewhere since. */
export async function scheduleLook(
  db: Db,
  look: { orderId: string; claimedUntil: number; at: number | null },
): Promise<void> {
  await db
    .updateTable('orders')
    .set({ next_look_at: look.at })
    .where('id', '=', look.orderId)
    .where('next_look_at', '=', look.claimedUntil)
    .execute();
}
