import 'server-only';
import { type OpenedGift, openedGiftRow } from '@/schemas/store';
import type { Db } from './tables';

/** A gift, if this session is the one that opened it; else null, as for an unknown one. */
export async function findGift(
  db: Db,
  { giftId, sessionId }: { giftId: string; sessionId: string },
): Promise<OpenedGift | null> {
  const row = await giftsOf(db, sessionId).where('links.id', '=', giftId).executeTakeFirst();
  return row === undefined ? null : openedGiftRow.parse(row);
}

/** The gifts a session has opened, the newest first, at most `limit`. */
export async function listGifts(
  db: Db,
  { sessionId, limit }: { sessionId: string; limit: number },
): Promise<OpenedGift[]> {
  const rows = await giftsOf(db, sessionId)
    .orderBy('links.opened_at', 'desc')
    .orderBy('links.id')
    .limit(limit)
    .execute();
  return rows.map((row) => openedGiftRow.parse(row));
}

/** Notes that a gift's code was shown to its opener; says when that first happened. */
export async function recordGiftReveal(
  db: Db,
  { giftId, now }: { giftId: string; now: number },
): Promise<{ firstRevealedAt: number }> {
  await db
    .updateTable('links')
    .set({ revealed_at: now })
    .where('id', '=', giftId)
    .where('revealed_at', 'is', null)
    .execute();
  const { revealed_at } = await db
    .selectFrom('links')
    .select('revealed_at')
    .where('id', '=', giftId)
    .executeTakeFirstOrThrow();
  return { firstRevealedAt: revealed_at ?? now };
}

function giftsOf(db: Db, sessionId: string) {
  return db
    .selectFrom('links')
    .innerJoin('orders', 'orders.id', 'links.order_id')
    .select([
      'links.id as id',
      'orders.supplier_id as supplierId',
      'links.delivery_id as deliveryId',
      'links.opened_at as openedAt',
      'links.revealed_at as revealedAt',
    ])
    .where('links.purpose', '=', 'gift')
    .where('links.opened_by', '=', sessionId)
    .where('links.revoked_at', 'is', null);
}
