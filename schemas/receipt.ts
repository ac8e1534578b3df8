import * as z from 'zod/mini';

/** ISO 8601 in UTC, as `toISOString` writes it. */
const moment = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/));

/**
 * The states of an order, as receipts write them down: a list of its own, since a receipt that was
 * kept must stay readable whatever becomes of the shop's words.
 */
const states = [
  'preparing',
  'awaiting-payment',
  'seen',
  'partly-paid',
  'paid',
  'delivering',
  'in-review',
  'delivered',
  'expired',
  'failed',
  'setup-failed',
  'cancelled',
  'refunded',
] as const;

const text = z.nullable(z.string());

/**
 * What a receipt says: that an order was paid, when, with what and for what. It is meant to be handed
 * on, so it holds no code, recipient, address, e-mail address or id of the supplier's. zod/mini: this schema runs in the browser.
 */
export const receiptSchema = z.object({
  version: z.literal(1),
  /** Of the shop's simulator: nothing was paid and nothing was sold. */
  simulated: z.boolean(),
  shop: z.object({ name: z.string(), origin: z.string() }),
  /** The shop's own id of the order. */
  order: z.string(),
  state: z.enum(states),
  placedAt: moment,
  /** When the shop saw that the payment had arrived; null when it did not see that by itself. */
  paidAt: z.nullable(moment),
  /** When the receipt was written: it tells of the order as it was then. */
  issuedAt: moment,
  /** Decimal strings in `coin`: what was asked for, what has arrived, what of that was too much. */
  payment: z.object({ coin: text, network: text, amount: text, sent: text, excess: text }),
  /** What the supplier has sent back. */
  refund: z.nullable(z.object({ amount: text, currency: text })),
  items: z.array(
    z.object({
      brand: text,
      label: text,
      /** Of use: alpha-2, or what the supplier writes for several. */
      country: text,
      /** It could not be delivered. */
      failed: z.boolean(),
    }),
  ),
});
export type Receipt = z.infer<typeof receiptSchema>;
