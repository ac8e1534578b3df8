import * as z from 'zod';
import { kindSegments } from './kinds';

export { type Kind, kindSegments } from './kinds';
export const kindSchema = z.enum(kindSegments);

/** A brand as the shop shows it in one country. `from` and `to` are the supplier's labels. */
export const brandSchema = z.object({
  id: z.string(),
  name: z.string(),
  family: z.string(),
  /** Unique within its country; stands in URLs. */
  slug: z.string(),
  country: z.string(),
  kind: kindSchema,
  /** The supplier's category slugs, its own first. An open set. */
  categories: z.array(z.string()),
  logoBase: z.string().nullable(),
  /** `#rrggbb`, or null when the supplier's value is not a colour. */
  colour: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  outOfStock: z.boolean(),
  popular: z.boolean(),
});
export const brandsSchema = z.array(brandSchema);
export type Brand = z.infer<typeof brandSchema>;

/** How the supplier hands a product over; decides what the beneficiary field asks for. */
export const deliveryTypeSchema = z.enum(['by_email', 'by_phone', 'by_account']);
export type DeliveryType = z.infer<typeof deliveryTypeSchema>;

/** An amount of fiat money: a plain decimal string and an ISO 4217 code. */
const faceValueSchema = z.object({ amount: z.string(), currency: z.string() });

/** An amount of a coin: a plain decimal string and the supplier's ticker. */
export const coinAmountSchema = z.object({ amount: z.string(), coin: z.string() });
export type CoinAmount = z.infer<typeof coinAmountSchema>;

/** What the receiver of a top-up gets: `amount` in megabytes, minutes, messages or a currency. */
const benefitSchema = z.object({
  kind: z.enum(['data', 'minutes', 'sms', 'credit']),
  /** A plain decimal; null for as much as they like. */
  amount: z.string().nullable(),
  /** ISO 4217, of credit. */
  currency: z.string().nullable(),
  /** Whether it may be more: the supplier named two amounts, before and after what comes and goes. */
  isLeast: z.boolean(),
});
export type Benefit = z.infer<typeof benefitSchema>;

const productBase = {
  id: z.string(),
  brandName: z.string(),
  delivery: deliveryTypeSchema,
  outOfStock: z.boolean(),
  /** Absent when the supplier names none that can be read. */
  benefits: z.array(benefitSchema).optional().catch(undefined),
};

/** A product with a set value. `denomination` goes back to the supplier verbatim; `label` is shown. */
const fixedProductSchema = z.object({
  type: z.literal('fixed'),
  ...productBase,
  denomination: z.string(),
  label: z.string(),
  faceValue: faceValueSchema.nullable(),
  /** The supplier's price in the coin asked for; null when it named none. */
  price: coinAmountSchema.nullable(),
});

/** A product whose value the buyer chooses between `min` and `max`, in steps of `step` when given. */
const rangeProductSchema = z.object({
  type: z.literal('range'),
  ...productBase,
  min: z.string(),
  max: z.string(),
  step: z.string().nullable(),
  currency: z.string(),
});

export const productSchema = z.discriminatedUnion('type', [fixedProductSchema, rangeProductSchema]);
export type Product = z.infer<typeof productSchema>;

/** What the supplier writes about a brand: HTML, to be sanitised before it is shown. */
export const brandTextSchema = z.object({
  description: z.string().nullable(),
  howToRedeem: z.string().nullable(),
  terms: z.string().nullable(),
  note: z.string().nullable(),
  worksIn: z.string().nullable(),
  locale: z.string().nullable(),
});
export type BrandText = z.infer<typeof brandTextSchema>;

/** The products of one brand in one country, priced in one coin and described in one language. */
export type BrandProducts = {
  products: Product[];
  text: BrandText | null;
  /** When the supplier named the prices, in epoch milliseconds. */
  readAt?: number;
};

/** What a brand's products cost in a coin; their labels are in the language they were read in. */
export const brandPricesSchema = z.object({
  products: z.array(productSchema),
  lang: z.string(),
  readAt: z.number(),
});
export type BrandPrices = z.infer<typeof brandPricesSchema>;

/**
 * What a brand's products are called in a language, each by its id and value, and what is written of the
 * brand.
 */
export const brandWordsSchema = z.object({
  /** Null for a product that has no label of its own, as those whose value is chosen. */
  labels: z.record(z.string(), z.string().nullable()),
  text: brandTextSchema.nullable(),
});
export type BrandWords = z.infer<typeof brandWordsSchema>;

/** One network a coin can be paid on. `name` goes back to the supplier verbatim. */
export const networkSchema = z.object({
  name: z.string(),
  /** Smallest payment, in the coin; null when the supplier names none. */
  minimum: z.string().nullable(),
  suspended: z.boolean(),
});
export type Network = z.infer<typeof networkSchema>;

/** A coin and the networks it can be paid on from the buyer's own wallet. */
const coinSchema = z.object({
  ticker: z.string(),
  suspended: z.boolean(),
  networks: z.array(networkSchema),
});
export type Coin = z.infer<typeof coinSchema>;

/**
 * What the supplier says a coin is on a network: the chain's id where that has one, and the token's
 * contract (or mint) and decimals. To be compared with what is pinned; never believed.
 */
const tokenToldSchema = z.object({
  chainId: z.number().nullable(),
  contract: z.string().nullable(),
  decimals: z.number().nullable(),
});
export type TokenTold = z.infer<typeof tokenToldSchema>;

/**
 * A coin with what is told of it on each network, null where part of that could not be read. Stays
 * on the server: no browser needs it, and pages carry `Coin` along whole.
 */
const coinAsToldSchema = coinSchema.extend({
  networks: z.array(
    // Copies that older versions kept do not have it.
    networkSchema.extend({ token: tokenToldSchema.nullable().default(null) }),
  ),
});
export const coinsAsToldSchema = z.array(coinAsToldSchema);
export type CoinAsTold = z.infer<typeof coinAsToldSchema>;

/** A coin the supplier knows, by its ticker; whether it can be paid with is told by `Coin`. */
export const currencySchema = z.object({ ticker: z.string(), suspended: z.boolean() });
export const currenciesSchema = z.array(currencySchema);
export type Currency = z.infer<typeof currencySchema>;

/** A brand the supplier names without describing it; `id` is that of a `Brand` of the country. */
export const brandMentionSchema = z.object({ id: z.string(), name: z.string() });
export const brandMentionsSchema = z.array(brandMentionSchema);
export type BrandMention = z.infer<typeof brandMentionSchema>;
