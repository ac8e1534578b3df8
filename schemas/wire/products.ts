import * as z from 'zod';
import { wireAmount, wireFlag, wireList, wireText } from './common';

const wireRange = z.object({
  min: wireAmount,
  max: wireAmount,
  currency: wireText,
  step_size: wireAmount,
});

const wireFaceValue = z.object({
  currency_code: wireText,
  amount: z
    .object({
      price: wireAmount,
      value: wireAmount,
      amount: wireAmount,
      min: wireAmount,
      max: wireAmount,
    })
    .nullish()
    .catch(null),
});

/** One product: fixed (its own `denomination`) or dynamic (`range`). */
export const wireProduct = z.object({
  product_id: z.string().min(1),
  is_dynamic: wireFlag,
  denomination: wireText,
  localized_denomination: wireText,
  range: wireRange.nullish().catch(null),
  coin: wireText,
  coin_amount: wireAmount,
  delivery_type: wireText,
  face_value: wireFaceValue.nullish().catch(null),
  is_out_of_stock: wireFlag,
});
export type WireProduct = z.infer<typeof wireProduct>;

const wireDescription = z.object({
  description: wireText,
  how_to_redeem: wireText,
  term_and_conditions: wireText,
  note: wireText,
  redeem_geo: wireText,
  locale: wireText,
});

/** One group of `GET /v5/products/country/{CC}`: a brand of the family asked for, and its products. */
export const wireProductGroup = z.object({
  brand: z.string().min(1),
  brand_id: wireText,
  family: wireText,
  is_out_of_stock: wireFlag,
  products: wireList(wireProduct),
  rich_description: wireDescription.nullish().catch(null),
});
export type WireProductGroup = z.infer<typeof wireProductGroup>;

/** Body of `GET /v5/products/country/{CC}`. */
export const wireProductGroups = wireList(wireProductGroup);

/** Body of `GET /v4/products/price`. The caller binds it to the product and coin it asked for. */
export const wirePrice = z.object({
  product_id: z.string().min(1),
  coin: z.string().min(1),
  coin_amount: wireAmount,
});
