import 'server-only';
import { type StoredLink, storedLinkRow } from '@/schemas/store';
import { grantByLink, grantOf, lockOrder, type Viewer } from './grants';
import { type Shut, whyShut } from './link-state';
import type { Db } from './tables';

/** A link to be made; `hash` is its token's, which the store never sees. */
export type NewLink = Viewer & { id: string; hash: string; now: number; expiresAt: number } & (
    | { purpose: 'device' | 'keep' }
    | { purpose: 'gift'; deliveryId: string; sealed: string }
  );

/** `opened`: the item was given away already. `refused`: the session may not see the order. */
export type LinkMade = 'made' | 'opened' | 'refused';

/** A token's hash, and the session that holds the token. */
export type LinkAsked = { hash: string; sessionId: string; now: number };

/** A link, and why it does not open for the session that asked; null when it does. */
export type LinkFound = { link: StoredLink; shut: Shut | null };

/** The links to an order, and the gifts out of it, that are not taken back. */
export type LinksAlive = {
  keep: Extract<StoredLink, { purpose: 'keep' }> | null;
  gifts: Extract<StoredLink, { purpose: 'gift' }>[];
};

/**
 * Writes a link down, in place of an earlier one where only one may be good: of an order to keep,
 * and of an item to give away, as long as that has not been opened.
 */
export async function createLink(db: Db, link: NewLink): Promise<LinkMade> {
  return db.transaction().execute(async (transaction) => {
    await lockOrder(transaction, link.orderId);
    if ((await grantOf(transaction, link)) === null) return 'refused';
    if (link.purpose === 'gift') {
      if ((await endGift(transaction, link)) === 'opened') return 'opened';
    } else if (link.purpose === 'keep') {
      await revocation(transaction, link).where('purpose', '=', 'keep').execute();
    }
    await insertLink(transaction, link);
    return 'made';
  });
}

/** The link of a token's hash, whatever has become of it; null when there never was one. */
export async function findLink(db: Db, asked: LinkAsked): Promise<LinkFound | null> {
  const row = await linkRows(db).where('hash', '=', asked.hash).executeTakeFirst();
  if (row === undefined) return null;
  const link = storedLinkRow.parse(row);
  const isOwn = (await grantOf(db, { ...asked, orderId: link.orderId })) !== null;
  return { link, shut: whyShut(link, { ...asked, isOwn }) };
}

/**
 * Opens a link for a session, which then sees the order, unless it is a gift's; one that is shut
 * for it is left as it is. Of any number of sessions exactly one opens a link that opens once.
 */
export async function openLink(db: Db, asked: LinkAsked): Promise<LinkFound | null> {
  const known = await findLink(db, asked);
  if (known === null) return null;
  const { id, orderId } = known.link;
  const { sessionId, now } = asked;
  return db.transaction().execute(async (transaction) => {
    await lockOrder(transaction, orderId);
    const found = await findLink(transaction, asked);
    if (found === null || found.shut !== null) return found;
    const { purpose, openedAt } = found.link;
    await transaction
      .updateTable('links')
      .set({ opened_by: sessionId, opened_at: purpose === 'keep' ? now : (openedAt ?? now) })
      .where('id', '=', id)
      .execute();
    if (purpose !== 'gift') await grantByLink(transaction, { orderId, sessionId, now });
    return found;
  });
}

/** What of an order's links and gifts is good or was opened; a gift that was opened stays. */
export async function linksAlive(
  db: Db,
  { orderId, now }: { orderId: string; now: number },
): Promise<LinksAlive> {
  const rows = await linkRows(db)
    .where('order_id', '=', orderId)
    .where('purpose', '<>', 'device')
    .where('revoked_at', 'is', null)
    .execute();
  const links = rows.map((row) => storedLinkRow.parse(row));
  const alive = links.filter(
    ({ purpose, expiresAt, openedAt }) =>
      expiresAt > now || (purpose === 'gift' && openedAt !== null),
  );
  return {
    keep: alive.find((link) => link.purpose === 'keep') ?? null,
    gifts: alive.filter((link) => link.purpose === 'gift'),
  };
}

/** An item of an order, which may have been given away. */
type Given = { orderId: string; deliveryId: string; now: number };

/** Takes a gift back. One that was opened is `opened` and stays. */
export async function revokeGift(db: Db, gift: Given): Promise<'revoked' | 'opened'> {
  return db.transaction().execute(async (transaction) => {
    await lockOrder(transaction, gift.orderId);
    return await endGift(transaction, gift);
  });
}

/** The same, in a transaction that holds the order's lock: somebody may be opening it right now. */
async function endGift(db: Db, gift: Given): Promise<'revoked' | 'opened'> {
  await revocation(db, gift)
    .where('delivery_id', '=', gift.deliveryId)
    .where('opened_at', 'is', null)
    .execute();
  const opened = await db
    .selectFrom('links')
    .select('id')
    .where('order_id', '=', gift.orderId)
    .where('delivery_id', '=', gift.deliveryId)
    .where('revoked_at', 'is', null)
    .where('opened_at', 'is not', null)
    .executeTakeFirst();
  return opened === undefined ? 'revoked' : 'opened';
}

/** The revocation of an order's links, to be narrowed down. */
function revocation(db: Db, { orderId, now }: { orderId: string; now: number }) {
  return db
    .updateTable('links')
    .set({ revoked_at: now })
    .where('order_id', '=', orderId)
    .where('revoked_at', 'is', null);
}

async function insertLink(db: Db, link: NewLink): Promise<void> {
  const gift = link.purpose === 'gift';
  await db
    .insertInto('links')
    .values({
      id: link.id,
      hash: link.hash,
      purpose: link.purpose,
      order_id: link.orderId,
      delivery_id: gift ? link.deliveryId : null,
      created_by: link.sessionId,
      created_at: link.now,
      expires_at: link.expiresAt,
      sealed: gift ? link.sealed : null,
    })
    .execute();
}

function linkRows(db: Db) {
  return db
    .selectFrom('links')
    .select([
      'id',
      'purpose',
      'order_id as orderId',
      'delivery_id as deliveryId',
      'created_at as createdAt',
      'expires_at as expiresAt',
      'revoked_at as revokedAt',
      'sealed',
      'opened_by as openedBy',
      'opened_at as openedAt',
    ]);
}
