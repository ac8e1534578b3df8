import * as z from 'zod/mini';

/** What every message between a page and the shop in its frame begins with; see docs/embed.md. */
export const embedHead = { app: 'shop-embed', version: 1 } as const;

/** What the page around says first: the shop then knows whom it may answer. */
export const helloSchema = z.object({
  app: z.literal(embedHead.app),
  version: z.literal(embedHead.version),
  type: z.literal('hello'),
});

/**
 * What the shop in a frame says to the page around it, besides the head. Nothing tells who somebody
 * is, or what they look at or choose.
 */
export type FrameNews =
  /** A document of the shop is there and answers. */
  | { type: 'ready' }
  /** The shop shows another page of the same document. */
  | { type: 'page' }
  /** How tall the page is, in whole CSS pixels. */
  | { type: 'height'; height: number }
  /** How many units are in the cart. */
  | { type: 'cart'; units: number }
  /** The checkout was opened in a tab of its own. */
  | { type: 'checkout' };
