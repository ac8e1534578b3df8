import * as z from 'zod';
import { maxUnits } from './cart-limits';
import { kindSchema } from './catalogue';
import { countryCodeSchema } from './country';

/** Longest addresses and names that exist in practice; a longer one is an attack, not a buyer. */
const maxText = 254;

/**
 * A buyer's e-mail: one @, a dot in the domain, no spaces and nothing invisible, which a paste can
 * bring along. Anything stricter refuses real people.
 */
export const emailSchema = z
  .string()
  .trim()
  .max(maxText)
  .regex(/^[^\s\p{C}@<>"]+@(?:[^\s\p{C}@<>".]+\.)+[^\s\p{C}@<>".]{2,}$/u);

/** A phone number in E.164: a plus sign, country code and number, 8 to 15 digits. */
export const e164Schema = z.string().regex(/^\+[1-9]\d{7,14}$/);

/** An amount of fiat a buyer may type, already in plain decimal notation. */
export const plainAmountSchema = z
  .string()
  .max(20)
  .regex(/^(0|[1-9]\d*)(\.\d{1,2})?$/);

/** What is bought: a product of a brand, and the value when the buyer chooses it. */
export const goodSchema = z.object({
  country: countryCodeSchema,
  kind: kindSchema,
  brand: z.string().min(1).max(maxText),
  product: z.string().min(1).max(maxText),
  value: plainAmountSchema.optional(),
});
export type Good = z.infer<typeof goodSchema>;

/** A good, for whom, and how many times. */
export const lineSchema = z.object({
  ...goodSchema.shape,
  /** E-mail, E.164 phone or account number, as the product's delivery asks. */
  beneficiary: z.string().trim().min(1).max(maxText),
  quantity: z.number().int().min(1).max(maxUnits).default(1),
});
export type Line = z.infer<typeof lineSchema>;

/** Where the supplier is to send money back to: an address as it was written, without spaces. */
const refundAddressSchema = z
  .string()
  .trim()
  .max(200)
  .regex(/^[\x21-\x7e]+$/);

/** A coupon's code as the buyer was given it: the supplier alone knows which ones there are. */
const couponSchema = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u);

/** Body of `POST /api/orders/validations` and of `POST /api/orders`. */
export const checkoutSchema = z.object({
  email: emailSchema,
  lines: z
    .array(lineSchema)
    .min(1)
    .max(maxUnits)
    .refine((lines) => lines.reduce((units, { quantity }) => units + quantity, 0) <= maxUnits),
  payment: z.object({ coin: z.string().min(1).max(20), network: z.string().min(1).max(60) }),
  locale: z.string().min(2).max(10),
  coupon: couponSchema.optional(),
  /** Whether the supplier may send its newsletter to the e-mail. */
  newsletter: z.boolean().default(false),
  refundAddress: refundAddressSchema.optional(),
});
/** A checkout as it is sent, before what may be left out is filled in. */
export type CheckoutRequest = z.input<typeof checkoutSchema>;
export type Checkout = z.infer<typeof checkoutSchema>;

/** A coin and the network it is paid on, as the supplier spells them. */
export type Payment = Checkout['payment'];

/** `Idempotency-Key`: one per checkout attempt, made by the browser. */
export const idempotencyKeySchema = z.string().regex(/^[A-Za-z0-9-]{16,64}$/);

/** Body of `POST /api/orders/attempts`: the key of the attempt that is asked about. */
export const attemptQuestionSchema = z.object({ key: idempotencyKeySchema });

/** Query of the checkout page, which a plain form on the product page fills in. */
export const checkoutQuerySchema = z.object({
  country: z.string(),
  kind: kindSchema,
  brand: z.string().min(1).max(maxText),
  product: z.string().min(1).max(maxText),
  // A brand with several ranges has a field for each; the one that was filled in counts.
  value: z
    .union([z.string().max(30), z.array(z.string().max(30)).max(20)])
    .transform((given) => [given].flat().find((text) => text.trim() !== ''))
    .optional(),
  coin: z.string().max(20).optional(),
});

/** Query of `GET /api/quotes`. */
export const quoteQuerySchema = z.object({ ...goodSchema.shape, coin: z.string().min(1).max(20) });

/** Body of `POST /api/cart`: goods to describe, and to price in a coin when one is named. */
export const cartRequestSchema = z.object({
  goods: z.array(goodSchema).min(1).max(maxUnits),
  coin: z.string().min(1).max(20).optional(),
  locale: z.string().min(2).max(10),
});
