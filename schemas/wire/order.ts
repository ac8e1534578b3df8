import * as z from 'zod';
import { wireAmount, wireList, wireText, wireTime } from './common';

/**
 * What may hold a secret: `deliverable` in captured bodies; the delivery or the order itself in
 * older reports. All three are read, the innermost first.
 */
const secretFields = {
  pin_code: wireText,
  pin_serial: wireText,
  security_code: wireText,
};

const wireDeliverable = z.object({
  ...secretFields,
  brand_name: wireText,
  denomination: wireText,
  localized_denomination: wireText,
  country_code: wireText,
  delivery_type: wireText,
  beneficiary_account: wireText,
  redeem_instructions: wireText,
});

const wireDelivery = z.object({
  ...secretFields,
  id: wireText,
  kind: wireText,
  deliverable: wireDeliverable.nullish().catch(null),
});
export type WireDelivery = z.infer<typeof wireDelivery>;

const wireRefund = z.object({ amount: wireAmount, currency: wireText });

/** The Order object of `POST /v5/orders`, `GET /v5/orders/{id}` and each frame of the stream. */
export const wireOrder = z.object({
  ...secretFields,
  order_id: z.string().min(1),
  order_state: wireText,
  created_at: wireTime,
  updated_at: wireTime,
  payment_requested_at: wireTime,
  wallet_address: wireText,
  coin: wireText,
  network: wireText,
  coin_amount: wireAmount,
  sent_coin_amount: wireAmount,
  deliveries: wireList(wireDelivery),
  refund: wireRefund.nullish().catch(null),
});
export type WireOrder = z.infer<typeof wireOrder>;
