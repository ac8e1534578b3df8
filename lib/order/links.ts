import 'server-only';
import { randomBytes } from 'node:crypto';
import type { LinkRequest } from '@/schemas/link-requests';
import {
  deviceLinkMinutes,
  type LinkLook,
  type LinkMade,
  type LinkOpened,
  linkTokenSchema,
  type OrderLinks,
} from '@/schemas/links';
import { linkAddress } from '../paths';
import { drawQr } from '../payment/qr';
import type { Store, StoredLink } from '../store';
import { newToken, openGift, sealGift, tokenHash } from './link-token';
import type { DeliveredItem } from './reveal';

const day = 24 * 3600_000;

/** How long each kind is good, in milliseconds. A gift that was opened stays its opener's. */
const lifetimes = { device: deviceLinkMinutes * 60_000, keep: 180 * day, gift: 180 * day };

/** A browser that may see an order. */
type Viewer = { orderId: string; sessionId: string };

/** What every new link has; its id says nothing of its token. */
function newLink(viewer: Viewer, lifetimeMs: number) {
  const token = newToken();
  const now = Date.now();
  const id = randomBytes(18).toString('base64url');
  const expiresAt = now + lifetimeMs;
  return { token, row: { ...viewer, id, hash: tokenHash(token), now, expiresAt } };
}

/**
 * Makes a link to a whole order: for another device, once and soon, or to keep. `origin` is where
 * the drawn one leads.
 * @returns null when the browser may not see the order any more.
 */
export async function makeLink(
  store: Store,
  viewer: Viewer,
  { purpose, origin }: LinkRequest & { origin: string },
): Promise<LinkMade | null> {
  const { token, row } = newLink(viewer, lifetimes[purpose]);
  if ((await store.createLink({ ...row, purpose })) !== 'made') return null;
  const qr = purpose === 'device' ? drawQr(linkAddress(origin, token)) : null;
  return { token, expiresAt: row.expiresAt, qr };
}

/** What something delivered is called, in the supplier's own words; empty when it has none. */
export function titleOf({ brandName, label }: Pick<DeliveredItem, 'brandName' | 'label'>): string {
  return [brandName, label].filter((part) => part !== null).join(' ');
}

/**
 * Makes a link that gives one item of an order away, with a message.
 * @returns `opened` when it was given away already, null when the order may not be seen any more.
 */
export async function makeGift(
  store: Store,
  viewer: Viewer,
  { item, message }: { item: DeliveredItem; message: string },
): Promise<LinkMade | 'opened' | null> {
  const { token, row } = newLink(viewer, lifetimes.gift);
  const text = { title: titleOf(item), country: item.country, message };
  const gift = { deliveryId: item.id, sealed: await sealGift(token, text) };
  const made = await store.createLink({ ...row, purpose: 'gift', ...gift });
  if (made === 'opened') return made;
  return made === 'made' ? { token, expiresAt: row.expiresAt, qr: null } : null;
}

function stateOf({ createdAt, openedAt, expiresAt }: StoredLink) {
  return { madeAt: createdAt, openedAt, expiresAt };
}

/** Who may see an order by a link, and what of it was given away. */
export async function linksOf(store: Store, viewer: Viewer): Promise<OrderLinks> {
  const { orderId } = viewer;
  const [{ keep, gifts }, devices, grant] = await Promise.all([
    store.linksAlive({ orderId, now: Date.now() }),
    store.countLinkGrants(orderId),
    store.grantOf(viewer),
  ]);
  return {
    keep: keep === null ? null : stateOf(keep),
    devices,
    mayRevoke: grant === 'placed',
    gifts: gifts.map((gift) => ({ deliveryId: gift.deliveryId, ...stateOf(gift) })),
  };
}

const unknown = { kind: 'gone', why: 'unknown' } as const;

/** A token, and the session that holds it. */
type Opener = { token: string; sessionId: string };

/** What the store is asked with; null for what cannot be a token. */
function asked({ token, sessionId }: Opener) {
  if (!linkTokenSchema.safeParse(token).success) return null;
  return { hash: tokenHash(token), sessionId, now: Date.now() };
}

/** What a link would open, or why it does not. Changes nothing. */
export async function lookAtLink(store: Store, opener: Opener): Promise<LinkLook> {
  const question = asked(opener);
  const found = question && (await store.findLink(question));
  if (found === null) return unknown;
  const { link, shut } = found;
  if (shut !== null) return { kind: 'gone', why: shut };
  if (link.purpose !== 'gift') return { kind: 'order' };
  const text = await openGift(opener.token, link.sealed);
  return text === null ? unknown : { kind: 'gift', ...text };
}

/** Opens a link for good: the page behind it, without its language, or why it does not open. */
export async function openLink(store: Store, opener: Opener): Promise<LinkOpened> {
  const question = asked(opener);
  const found = question && (await store.openLink(question));
  if (found === null) return unknown;
  const { link, shut } = found;
  if (shut !== null) return { kind: 'gone', why: shut };
  const path = link.purpose === 'gift' ? `/gifts/${link.id}` : `/orders/${link.orderId}`;
  return { kind: 'opened', path };
}
