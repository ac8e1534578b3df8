import * as z from 'zod';
import { decimal, kinds, text } from './shapes';

// Orders as they are believed to come: while they wait, and once they are delivered.

const uuid = z.guid();
const epochSeconds = z.string().regex(/^\d{10}$/, 'not epoch seconds as text');

const deliverable = z.looseObject({
  denomination: text,
  localized_denomination: text.nullable(),
  family: text,
  brand_name: text,
  beneficiary_account: text,
  country_code: z.string().regex(/^[A-Z]{2}$/),
  delivery_type: z.enum(['by_email', 'by_phone', 'by_account']),
  points: decimal,
  coin_amount: decimal,
  currency_code: z.string().regex(/^[A-Z]{3}$/),
});

const delivery = z.looseObject({
  id: uuid,
  delivery_state: text,
  kind: z.enum(kinds),
  deliverable,
});

export const orderStates = [
  'Created',
  'WaitingForPayment',
  'PaymentStarted',
  'PartialPaymentStarted',
  'PaymentReceived',
  'WaitingForDelivery',
  'WaitingForManualAction',
  'Done',
  'Expired',
  'PaymentFailed',
  'PaymentSetupFailed',
  'Refunded',
  'Canceled',
] as const;

/** An order that has an address to pay to. Nothing in it says when it expires. */
export const order = z.looseObject({
  order_id: uuid,
  order_state: z.enum(orderStates),
  payment_state: text,
  created_at: epochSeconds,
  payment_requested_at: epochSeconds,
  wallet_address: text,
  coin: text,
  network: text,
  coin_amount: decimal,
  original_price: decimal,
  sent_coin_amount: decimal,
  payment_value: z.number().positive(),
  payment_method: text,
  payment_method_protocol: text,
  payment_via: z.literal('USER_WALLET'),
  payment_id: uuid,
  qr_url: z.url(),
  qr_text: text,
  deliveries: z.array(delivery).min(1),
  user: z.looseObject({ email: text }),
  is_payment_processor_external: z.literal(false),
});

const unread = z.unknown().optional();

/** As much of an order as it takes to look at one field of it. */
export const seenOrder = z.looseObject({
  order_id: text,
  order_state: text,
  coin: text,
  network: text,
  coin_amount: text,
  sent_coin_amount: text,
  wallet_address: text,
  qr_text: text,
  payment_state: unread,
  created_at: unread,
  updated_at: unread,
  payment_requested_at: unread,
  deliveries: z.array(
    z.looseObject({
      id: text,
      delivery_state: unread,
      deliverable: z.looseObject({ pin_code: unread }),
    }),
  ),
});
export type SeenOrder = z.infer<typeof seenOrder>;

export const validation = z.looseObject({
  coin: text,
  coin_amount: decimal,
  original_coin_amount: decimal,
  coupon_code: z.null(),
  loyalty_summary: z.null(),
  deliveries: z
    .array(delivery.extend({ deliverable: deliverable.extend({ original_price: decimal }) }))
    .min(1),
  problems: z.null(),
});

export const problemList = z.looseObject({
  problems: z.array(z.looseObject({ problem: text, moreDetails: z.unknown().optional() })).min(1),
});
