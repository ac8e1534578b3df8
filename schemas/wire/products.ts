import * as z from 'zod';
import {
  wireAmount,
  wireCoinPrice,
  wireFlag,
  wireHtml,
  wireKey,
  wireLabel,
  wireList,
  wirePositiveAmount,
  wireQuantity,
  wireRows,
  wireText,
  wireVerbatim,
} from './common';

const wireRange = z
  .object({ min: wireAmount, max: wireAmount, currency: wireText, step_size: wirePositiveAmount })
  .nullish()
  .catch(null);

const wireFaceFields = z.object({
  price: wireAmount,
  value: wireAmount,
  amount: wireAmount,
  min: wireAmount,
  max: wireAmount,
});

/** Reports differ on where the price of a fixed value stands; it may also stand there by itself. */
const wireFaceAmount = z.union([
  wireFaceFields.transform(({ price, value, amount, min, max }) => ({
    fixed: price ?? value ?? amount,
    min,
    max,
  })),
  wireAmount.transform((fixed) => ({ fixed, min: null, max: null })),
]);

const wireFaceValue = z
  .object({ currency_code: wireText, currency: wireText, amount: wireFaceAmount })
  .nullish()
  .catch(null);

/** What a top-up or a plan brings. Kinds and units are open sets. */
const wireBenefit = z.object({
  type: wireText,
  unit: wireText,
  amount: z.object({ base: wireQuantity, total_including_tax: wireQuantity }),
});
export type WireBenefit = z.infer<typeof wireBenefit>;

/** One product row: fixed (its own `denomination`) or dynamic (`range`). */
const wireProductRow = z.object({
  product_id: wireKey,
  is_dynamic: wireFlag,
  denomination: wireVerbatim,
  localized_denomination: wireLabel,
  range: wireRange,
  coin: wireText,
  coin_amount: wireCoinPrice,
  delivery_type: wireText,
  face_value: wireFaceValue,
  benefits: wireList(wireBenefit),
  is_out_of_stock: wireFlag,
});

/** What the buyer may choose between, each null where the row does not say. */
function limitsOf({ range, face_value }: z.infer<typeof wireProductRow>) {
  return {
    min: range?.min ?? face_value?.amount.min ?? null,
    max: range?.max ?? face_value?.amount.max ?? null,
    currency: range?.currency ?? face_value?.currency_code ?? face_value?.currency ?? null,
  };
}

/** What is sold: a value of its own, which the supplier is told verbatim, or one the buyer chooses. */
function offerOf(row: z.infer<typeof wireProductRow>) {
  const { min, max, currency } = limitsOf(row);
  // The literal a dynamic product may carry is another, dearer product, so limits make it dynamic
  // where the row does not say.
  const isDynamic = row.is_dynamic ?? (min !== null || max !== null);
  if (!isDynamic && row.denomination !== null) {
    const label = row.localized_denomination ?? wireLabel.parse(row.denomination);
    return label === null
      ? null
      : { type: 'fixed' as const, denomination: row.denomination, label };
  }
  if (min === null || max === null || currency === null) return null;
  return { type: 'range' as const, min, max, currency, step: row.range?.step_size ?? null };
}

/** A product row that offers something; one with neither a value nor limits is unreadable. */
export const wireProduct = wireProductRow.transform((row, context) => {
  const offer = offerOf(row);
  if (offer !== null) return { ...row, offer };
  context.addIssue({ code: 'custom', message: 'nothing to sell' });
  return z.NEVER;
});
export type WireProduct = z.infer<typeof wireProduct>;

const wireDescription = z
  .object({
    description: wireHtml,
    how_to_redeem: wireHtml,
    term_and_conditions: wireHtml,
    note: wireHtml,
    redeem_geo: wireText,
    locale: wireText,
  })
  .nullish()
  .catch(null);

/** One group of `GET /v5/products/country/{CC}`: a brand of the family asked for, and its products. */
export const wireProductGroup = z
  .object({
    brand: wireVerbatim,
    brand_id: wireVerbatim,
    is_out_of_stock: wireFlag,
    products: wireList(wireProduct),
    rich_description: wireDescription,
  })
  .refine((group) => group.brand !== null || group.brand_id !== null);
export type WireProductGroup = z.infer<typeof wireProductGroup>;

/** Body of `GET /v5/products/country/{CC}`. */
export const wireProductGroups = wireRows(wireProductGroup);

/** Body of `GET /v4/products/price`. The caller binds it to the product and coin it asked for. */
export const wirePrice = z.object({
  product_id: wireKey,
  coin: wireKey,
  coin_amount: wireCoinPrice,
});
