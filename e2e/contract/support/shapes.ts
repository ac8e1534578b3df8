import * as z from 'zod';

// What the wire is believed to carry, stated apart from the shop's own schemas, which forgive.
// Keys that are not named here may come and go.

export const decimal = z.string().regex(/^\d+(\.\d+)?$/, 'not a plain decimal');
export const text = z.string().min(1);
const uuid = z.guid();
const colour = z.string().startsWith('#');
const strings = z.array(z.string());

/** A problem answer of the kind that names one thing. */
export const refusal = z.looseObject({
  status: z.union([z.number(), z.string()]),
  detail: text,
});

const network = z.looseObject({
  name: text,
  chain_id: z.int().positive().optional(),
  base_token: text.optional(),
  threshold: decimal.optional(),
  is_suspended: z.boolean().optional(),
  smart_contract_engine: text.optional(),
  smart_contract: z
    .looseObject({ engine: text, address: text, decimals: z.int().nonnegative(), symbol: text })
    .optional(),
});

export const via = z.looseObject({
  name: text,
  available: z.boolean().optional(),
  currencies: z.array(
    z.looseObject({
      name: text,
      threshold: decimal.optional(),
      is_suspended: z.boolean().optional(),
      networks: z.array(network),
    }),
  ),
});

export const currency = z.looseObject({ name: text, logo_url: z.url(), is_suspended: z.boolean() });

export const productTypes = ['digital', 'physical'] as const;
export const kinds = ['giftcard', 'mobile_recharge', 'nft_giftcard'] as const;

export const brand = z.looseObject({
  family: text,
  brand: text,
  brand_id: uuid,
  logo_url: z.url(),
  logo_base_url: z.url(),
  bg_color: colour.optional(),
  min: z.string().nullable(),
  max: z.string().nullable(),
  category: text,
  additional_categories: strings,
  kind: z.enum(kinds),
  product_type: z.enum(productTypes),
  is_out_of_stock: z.boolean(),
  country_code: z.string().regex(/^[A-Z]{2}$/),
  brand_tags: strings,
});

export const section = z.looseObject({
  kind: z.enum(kinds),
  category: text.nullable(),
  brands: z.array(z.unknown()),
});

/** The envelope alone: what stands in the lists is a belief of its own. */
export const brandLists = z.looseObject({
  categories: z.array(z.looseObject({ brands: z.array(z.unknown()) })),
});

const priced = {
  product_id: uuid,
  coin: text,
  payment_method: text,
  delivery_type: z.enum(['by_email', 'by_phone', 'by_account']),
  points: decimal.optional(),
  product_type: z.enum(productTypes).optional(),
};

const range = z.looseObject({
  min: z.number().positive(),
  max: z.number().positive(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  step_size: z.number().positive().nullable(),
  default: z.string(),
});

/** A product of a set value. Products that are only a label have no face value. */
export const fixedProduct = z.looseObject({
  ...priced,
  is_dynamic: z.literal(false),
  denomination: text,
  localized_denomination: text.nullish(),
  coin_amount: decimal,
  original_coin_amount: decimal,
  face_value: z
    .looseObject({
      currency_code: z.string().regex(/^[A-Z]{3}$/),
      amount: z.looseObject({ type: z.literal('fixed'), price: decimal }),
    })
    .optional(),
});

export const rangeProduct = z.looseObject({
  ...priced,
  is_dynamic: z.literal(true),
  range,
  face_value: z.looseObject({
    currency_code: z.string().regex(/^[A-Z]{3}$/),
    amount: z.looseObject({ type: z.literal('range'), min: decimal, max: decimal }),
  }),
});

export const product = z.discriminatedUnion('is_dynamic', [fixedProduct, rangeProduct]);

const supplierText = z.string().nullish();

export const group = z.looseObject({
  country_code: z.string(),
  family: text,
  brand: text,
  brand_id: uuid,
  kind: z.enum(kinds),
  category: text,
  additional_categories: strings,
  default_denomination: z.string(),
  is_out_of_stock: z.boolean(),
  logo_url: z.url(),
  products: z.array(z.unknown()).nullable(),
});

export const description = z.looseObject({
  markup: z.literal('html'),
  description: supplierText,
  how_to_redeem: supplierText,
  term_and_conditions: supplierText,
  note: supplierText,
  redeem_geo: supplierText,
  locale: supplierText,
});

export const benefit = z.looseObject({
  type: text,
  unit: text,
  amount: z.looseObject({ base: z.looseObject({ amount: z.number() }) }),
});

export const price = z.looseObject({
  ...priced,
  is_dynamic: z.boolean(),
  range: range.optional(),
  coin_amount: decimal,
  original_coin_amount: decimal,
});

export const countryList = z.looseObject({
  countries: z.array(z.looseObject({ isoCode: z.string().regex(/^[A-Z]{2}$/), name: text })),
});

export const searchRow = z.looseObject({
  brand: text,
  brand_id: uuid,
  category: text,
  products: z.array(
    z.looseObject({ product_id: uuid, is_dynamic: z.boolean(), denomination: text.optional() }),
  ),
});
