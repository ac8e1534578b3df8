import * as z from 'zod/mini';

/**
 * The states an order can be in, in the shop's words. The supplier's twelve documented names and
 * their known variants map onto these; an unknown one is `in-review`, never an end.
 */
export const orderStates = [
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
export type OrderState = (typeof orderStates)[number];

/** What an order's history tells of. */
const historyStates = ['placed', ...orderStates] as const;

/** One delivery as a browser may know it: what it is and for whom (masked), never its code. */
const deliverySnapshotSchema = z.object({
  id: z.string(),
  brandName: z.nullable(z.string()),
  label: z.nullable(z.string()),
  country: z.nullable(z.string()),
  deliveryType: z.nullable(z.string()),
  beneficiary: z.nullable(z.string()),
  hasCode: z.boolean(),
  /** The supplier could not deliver this one, whatever became of the rest of the order. */
  failed: z.boolean(),
  /** Epoch milliseconds of the first reveal. */
  revealedAt: z.nullable(z.number()),
});
export type DeliverySnapshot = z.infer<typeof deliverySnapshotSchema>;

/**
 * The whole order as the page shows it. Every frame of the stream and every poll carries all of
 * it, so a missed one costs nothing. zod/mini: this schema runs in the browser.
 */
export const orderSchema = z.object({
  id: z.string(),
  state: z.enum(orderStates),
  /** The supplier's own time of change, epoch seconds; an older snapshot never replaces a newer. */
  version: z.number(),
  coin: z.nullable(z.string()),
  network: z.nullable(z.string()),
  /** What must arrive, what has arrived, and what is still due: decimal strings in `coin`. */
  amount: z.nullable(z.string()),
  sent: z.nullable(z.string()),
  due: z.nullable(z.string()),
  /** What has arrived beyond that; null when nothing has. */
  excess: z.catch(z.nullable(z.string()), null),
  /** Present only while a payment makes sense. */
  address: z.nullable(z.string()),
  /** A duration, so that a wrong clock on the phone does no harm. */
  expiresInMs: z.nullable(z.number()),
  refund: z.nullable(
    z.object({ amount: z.nullable(z.string()), currency: z.nullable(z.string()) }),
  ),
  deliveries: z.array(deliverySnapshotSchema),
  /** When it was placed, and each state it was seen to come into since, epoch milliseconds. */
  history: z.catch(z.array(z.object({ state: z.enum(historyStates), at: z.number() })), []),
  /**
   * What wallets of browsers were asked to pay, in `coin`, and when; `hash` is the transaction's, null
   * while nobody knows whether it was sent.
   */
  payments: z.catch(
    z.array(z.object({ amount: z.string(), hash: z.nullable(z.string()), at: z.number() })),
    [],
  ),
});
export type OrderSnapshot = z.infer<typeof orderSchema>;
