import * as z from 'zod';
import {
  wireAmount,
  wireHtml,
  wireLabel,
  wireList,
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
  redeem_instructions: wireHtml,
  how_to_redeem: wireHtml,
});

const wireDelivery = z.object({
  ...secretFields,
  id: wireText,
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
  coin: wireText,
  network: wireText,
  coin_amount: wireAmount,
  sent_coin_amount: wireAmount,
  received_amount: wireAmount,
  deliveries: wireList(wireDelivery),
  refund: wireRefund.nullish().catch(null),
});

/**
 * The Order object of `POST /v5/orders`, `GET /v5/orders/{id}` and each frame of the stream, under
 * the names of captured bodies; the other spellings are known from clients.
 */
export const wireOrder = wireOrderRow.transform((row, context) => {
  const { id, orderId, received_amount, ...order } = row;
  const order_id = order.order_id ?? id ?? orderId;
  const sent_coin_amount = order.sent_coin_amount ?? received_amount;
  if (order_id !== null) return { ...order, order_id, sent_coin_amount };
  context.addIssue({ code: 'custom', message: 'no id' });
  return z.NEVER;
});
export type WireOrder = z.infer<typeof wireOrder>;
