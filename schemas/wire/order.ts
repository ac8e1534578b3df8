import * as z from 'zod';
import {
  wireAmount,
  wireCoinAmount,
  wireCoinPrice,
  wireHtml,
  wireLabel,
  wireListOrOne,
  wireSecret,
  wireText,
  wireTime,
  wireToken,
} from './common';

/**
 * What may hold a secret: `deliverable` in captured bodies; the delivery or the order itself in
 * older reports. All three are read, the innermost first.
 */
const secretFields = {
  pin_code: wireSecret,
  pin_serial: wireSecret,
  security_code: wireSecret,
};

const wireDeliverable = z.object({
  ...secretFields,
  brand_name: wireText,
  denomination: wireLabel,
  localized_denomination: wireLabel,
  country_code: wireText,
  delivery_type: wireText,
  beneficiary_account: wireText,
  failure_reason: wireText,
  error_description: wireText,
  redeem_instructions: wireHtml,
  how_to_redeem: wireHtml,
});

const wireDelivery = z.object({
  ...secretFields,
  id: wireText,
  delivery_state: wireText,
  kind: wireText,
  deliverable: wireDeliverable.nullish().catch(null),
});
export type WireDelivery = z.infer<typeof wireDelivery>;

const wireRefund = z.object({ amount: wireAmount, currency: wireText });

const wireOrderRow = z.object({
  ...secretFields,
  order_id: wireToken,
  id: wireToken,
  orderId: wireToken,
  order_state: wireText,
  created_at: wireTime,
  updated_at: wireTime,
  payment_requested_at: wireTime,
  wallet_address: wireToken,
  qr_text: wireToken,
  coin: wireText,
  network: wireText,
  coin_amount: wireCoinPrice,
  // A `received_amount` known from a client does not say of what, and is not read in its place.
  sent_coin_amount: wireCoinAmount,
  deliveries: wireListOrOne(wireDelivery),
  refund: wireRefund.nullish().catch(null),
});

function saysSomething(delivery: WireDelivery): boolean {
  return Object.values(delivery).some((value) => value !== null && value !== undefined);
}

/**
 * The id of an order, and of nothing else: answers under 200 that tell of a failure carry ids of
 * their own, and an order made of one would be shown as placed. So something only orders have must
 * stand beside it; an amount is enough beside the name that says it is an order's.
 */
function orderIdOf(row: z.infer<typeof wireOrderRow>): string | null {
  const isOrder =
    row.order_state !== null ||
    row.wallet_address !== null ||
    row.deliveries.items.some(saysSomething);
  if (isOrder) return row.order_id ?? row.id ?? row.orderId;
  return row.coin_amount === null ? null : row.order_id;
}

/**
 * The Order object of `POST /v5/orders`, `GET /v5/orders/{id}` and each frame of the stream, under
 * the names of captured bodies; the other spellings of its id are known from clients.
 */
export const wireOrder = wireOrderRow.transform((row, context) => {
  const { id: _id, orderId: _orderId, ...order } = row;
  const order_id = orderIdOf(row);
  if (order_id !== null) return { ...order, order_id };
  context.addIssue({ code: 'custom', message: 'no order' });
  return z.NEVER;
});
export type WireOrder = z.infer<typeof wireOrder>;
