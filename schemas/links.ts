import * as z from 'zod/mini';
import type { QrPath } from './reveal';

/** Longest message that goes with a gift, in UTF-16 units, as a text field counts them. */
export const maxGiftMessage = 300;

/** How long a link for another device is good, in minutes. */
export const deviceLinkMinutes = 15;

/** A token as it stands in a link's fragment: 32 random bytes. */
export const linkTokenSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** Epoch milliseconds. */
const moment = z.number();

const qrSchema: z.ZodMiniType<QrPath> = z.object({ size: z.number(), path: z.string() });

/**
 * The answer to who makes a link: the only place where its token is told. `qr` draws the whole link
 * for another device to scan; null for the other kinds, which are sent.
 */
export const linkMadeSchema = z.object({
  token: linkTokenSchema,
  expiresAt: moment,
  qr: z.nullable(qrSchema),
});
export type LinkMade = z.infer<typeof linkMadeSchema>;

/** What has become of a link; `openedAt` of one to keep is the last time it was opened. */
const linkState = { madeAt: moment, openedAt: z.nullable(moment), expiresAt: moment };

/** Who may see an order by a link, and what of it was given away. */
export const orderLinksSchema = z.object({
  keep: z.nullable(z.object(linkState)),
  /** How many other devices see the order by a link. */
  devices: z.number(),
  /** Whether this browser placed the order, and so may take their access away. */
  mayRevoke: z.boolean(),
  gifts: z.array(z.object({ ...linkState, deliveryId: z.string() })),
});
export type OrderLinks = z.infer<typeof orderLinksSchema>;
export type GiftState = OrderLinks['gifts'][number];

/**
 * Why a link does not open; see `Shut` of the store. `unknown`: there is no such link, and whether
 * there never was one is not told.
 */
const goneSchema = z.object({
  kind: z.literal('gone'),
  why: z.enum(['expired', 'revoked', 'opened', 'own', 'unknown']),
});
export type Gone = z.infer<typeof goneSchema>;

/** What a gift's link says of it, sealed with its token at rest. */
const giftText = {
  title: z.string(),
  /** Of the country it works in: as the supplier writes it, mostly alpha-2. */
  country: z.nullable(z.string()),
  message: z.string(),
};
export const giftTextSchema = z.object(giftText);
export type GiftText = z.infer<typeof giftTextSchema>;

// Lists of schemas, not unions: those would be in the scripts of every page.

/** What a link would open, to whoever holds it; nothing has been opened yet. One of these. */
export const linkLookSchemas = [
  z.object({ kind: z.literal('order') }),
  z.object({ ...giftText, kind: z.literal('gift') }),
  goneSchema,
] as const;
export type LinkLook = z.infer<(typeof linkLookSchemas)[number]>;

/** A link that was opened: the page behind it, without its language; or why it does not open. */
export const linkOpenedSchemas = [
  z.object({ kind: z.literal('opened'), path: z.string() }),
  goneSchema,
] as const;
export type LinkOpened = z.infer<(typeof linkOpenedSchemas)[number]>;

/** What the first of some schemas that takes it makes of something; null when none does. */
export function oneOf<T>(schemas: readonly z.ZodMiniType<T>[], data: unknown): T | null {
  for (const schema of schemas) {
    const parsed = schema.safeParse(data);
    if (parsed.success) return parsed.data;
  }
  return null;
}
