import * as z from 'zod/mini';
import { orderStates } from './order-snapshot';

/** ISO 8601 in UTC. */
const moment = z.iso.datetime();

const text = z.nullable(z.string());

/**
 * What a receipt says: that an order was paid, when, with what and for what. It is meant to be handed
 * on, so it holds no code, recipient, address, e-mail address or id of the supplier's.
 */
export const receiptSchema = z.object({
  version: z.literal(1),
  /** Of the shop's simulator: nothing was paid and nothing was sold. */
  simulated: z.boolean(),
  shop: z.object({ name: z.string(), origin: z.string() }),
  /** The shop's own id of the order. */
  order: z.string(),
  state: z.enum(orderStates),
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
