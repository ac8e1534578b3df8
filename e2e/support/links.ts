import { join } from 'node:path';
import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import { connect } from '@/lib/store/database';
import type { Tables } from '@/lib/store/tables';
import {
  type LinkLook,
  type LinkOpened,
  linkLookSchemas,
  linkMadeSchema,
  linkOpenedSchemas,
  type OrderLinks,
  oneOf,
  orderLinksSchema,
} from '@/schemas/links';
import type { Answer, Browser } from './api-client';
import type { Shop } from './shop-process';

/** What an answer holds, by its schema; throws with the answer when it is another. */
function read<T>(schema: z.ZodMiniType<T>, { status, text }: Answer): T {
  const parsed = schema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`${status} ${text}`);
  return parsed.data;
}

/** Makes a link to an order; its token. */
export async function linkTo(
  owner: Browser,
  orderId: string,
  purpose: 'device' | 'keep',
): Promise<string> {
  const answer = await owner.post(`/api/orders/${orderId}/links`, { purpose });
  return read(linkMadeSchema, answer).token;
}

const giftAt = (orderId: string, deliveryId: string) =>
  `/api/orders/${orderId}/deliveries/${deliveryId}/gift`;

/** Asks for a gift link. */
export function give(
  owner: Browser,
  [orderId, deliveryId]: [string, string],
  message = '',
): Promise<Answer> {
  return owner.post(giftAt(orderId, deliveryId), { message });
}

/** Makes a gift link; its token. */
export async function giftOf(
  owner: Browser,
  item: [string, string],
  message = '',
): Promise<string> {
  return read(linkMadeSchema, await give(owner, item, message)).token;
}

export function takeBack(owner: Browser, [orderId, deliveryId]: [string, string]): Promise<Answer> {
  return owner.post(`${giftAt(orderId, deliveryId)}/revocations`);
}

/** What an order's links are, to a browser that sees it. */
export async function linksOf(owner: Browser, orderId: string): Promise<OrderLinks> {
  return read(orderLinksSchema, await owner.get(`/api/orders/${orderId}/links`));
}

/** What a link would open for a browser. Gives it a session. */
export async function look(browser: Browser, token: string): Promise<LinkLook> {
  const answer = await browser.post('/api/links/look', { token });
  const found = oneOf<LinkLook>(linkLookSchemas, JSON.parse(answer.text));
  if (found === null) throw new Error(`${answer.status} ${answer.text}`);
  return found;
}

/** Opens a link, as the page does: after a look. */
export async function openIn(browser: Browser, token: string): Promise<LinkOpened> {
  await look(browser, token);
  return await openAgain(browser, token);
}

/** Opens a link as a browser that has looked at it already. */
export async function openAgain(browser: Browser, token: string): Promise<LinkOpened> {
  const answer = await browser.post('/api/links/open', { token });
  const opened = oneOf<LinkOpened>(linkOpenedSchemas, JSON.parse(answer.text));
  if (opened === null) throw new Error(`${answer.status} ${answer.text}`);
  return opened;
}

/** The page behind a link that opens. Throws on one that does not. */
export async function pathBehind(browser: Browser, token: string): Promise<string> {
  const opened = await openIn(browser, token);
  if (opened.kind !== 'opened') throw new Error(`The link is gone: ${opened.why}.`);
  return opened.path;
}

/** Works on the database of a shop on SQLite while it runs. */
export async function withDatabase<T>(
  shop: Shop,
  work: (db: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  const sqliteFile = join(shop.dataDir, 'shop.sqlite');
  const { db } = await connect({ databaseUrl: undefined, sqliteFile });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

/** Makes the time of every link of the shop run out. */
export async function expireLinks(shop: Shop): Promise<void> {
  const expires_at = Date.now() - 1;
  await withDatabase(shop, (db) => db.updateTable('links').set({ expires_at }).execute());
}

export const giftPath = z.string().check(z.regex(/^\/gifts\/[\w-]{24}$/));
