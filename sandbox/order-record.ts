import * as z from 'zod';

/** The supplier's order states: the twelve it documents, and `Canceled`. */
export const orderState = z.enum([
  'Created',
  'WaitingForPayment',
  'PartialPaymentStarted',
  'PaymentStarted',
  'PaymentReceived',
  'WaitingForDelivery',
  'WaitingForManualAction',
  'Done',
  'Expired',
  'PaymentFailed',
  'PaymentSetupFailed',
  'Refunded',
  'Canceled',
]);
export type OrderState = z.infer<typeof orderState>;

const orderLine = z.object({
  id: z.string(),
  kind: z.enum(['giftcard', 'mobile_recharge']),
  denomination: z.string(),
  localizedDenomination: z.string().nullable(),
  productValue: z.number().nullable(),
  family: z.string(),
  brand: z.string(),
  beneficiary: z.string(),
  countryCode: z.string(),
  deliveryType: z.enum(['by_email', 'by_phone', 'by_account']),
  points: z.string(),
  coinAmount: z.string(),
  currencyCode: z.string(),
  deliveredAs: z.enum(['code', 'code-with-serial', 'url', 'topup', 'esim', 'mail', 'failure']),
});
export type OrderLine = z.infer<typeof orderLine>;

/**
 * An order as the simulator keeps it. Times are epoch milliseconds; amounts are decimal strings
 * with the coin's places. `next` is the one transition that time alone will bring, null when
 * only a command can change the order. What is delivered is not kept: it follows from the id.
 * Fields with a default are missing in files of earlier versions.
 */
export const orderRecord = z.object({
  id: z.string(),
  createdAt: z.number(),
  updatedAt: z.number().nullable(),
  state: orderState,
  next: z.object({ state: orderState, at: z.number() }).nullable(),
  coin: z.string(),
  network: z.string(),
  coinAmount: z.string(),
  sentAmount: z.string(),
  eurValue: z.string(),
  walletAddress: z.string(),
  /** False while the order is too young to show its address, and if that could not be made. */
  hasAddress: z.boolean().default(true),
  /** The amount without the coupon; null when there is none. */
  fullCoinAmount: z.string().nullable().default(null),
  refund: z
    .object({ amount: z.string(), currency: z.string(), reason: z.string() })
    .nullable()
    .default(null),
  email: z.string(),
  refundAddress: z.string().nullable(),
  lines: z.array(orderLine),
});
export type OrderRecord = z.infer<typeof orderRecord>;

/** What survives a restart: the orders and how far the clock has been moved, in milliseconds. */
export const sandboxFile = z.object({
  clockOffset: z.number(),
  orders: z.array(orderRecord),
});
export type SandboxFile = z.infer<typeof sandboxFile>;
