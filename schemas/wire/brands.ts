import * as z from 'zod';
import {
  wireFlag,
  wireKey,
  wireLabel,
  wireList,
  wireText,
  wireTextList,
  wireVerbatim,
} from './common';

/** One brand row of `GET /v2/brands`. `min` and `max` are labels, not amounts. */
export const wireBrand = z.object({
  brand: wireKey,
  brand_id: wireKey,
  family: wireVerbatim,
  kind: wireText,
  category: wireText,
  additional_categories: wireTextList,
  logo_base_url: wireText,
  bg_color: wireText,
  min: wireLabel,
  max: wireLabel,
  is_out_of_stock: wireFlag,
});
export type WireBrand = z.infer<typeof wireBrand>;

const wireSection = z.object({
  kind: wireText,
  category: wireText,
  brands: wireList(wireBrand),
  popular_brands: wireList(wireBrand),
});

const lists = ['all_brands', 'categories', 'popular_brands'];

/**
 * Body of `GET /v2/brands`: `all_brands` when the supplier sends it, else the sections. A body
 * with none of its lists is an error that came under 200, not a country without brands.
 */
export const wireBrands = z
  .unknown()
  .transform((body) => (Array.isArray(body) ? { all_brands: body } : body))
  .refine((body) =>
    Object.entries(body ?? {}).some(
      ([name, value]) => lists.includes(name) && Array.isArray(value),
    ),
  )
  .pipe(
    z.object({
      all_brands: wireList(wireBrand),
      popular_brands: wireList(wireBrand),
      categories: wireList(wireSection),
    }),
  );
export type WireBrands = z.infer<typeof wireBrands>;
