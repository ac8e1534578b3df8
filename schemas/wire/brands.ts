import * as z from 'zod';
import { wireFlag, wireList, wireText, wireTextList } from './common';

/** One brand row of `GET /v2/brands` and `/v2/homepage`. `min` and `max` are labels, not amounts. */
export const wireBrand = z.object({
  brand: z.string().min(1),
  brand_id: z.string().min(1),
  family: wireText,
  kind: wireText,
  category: wireText,
  additional_categories: wireTextList,
  logo_base_url: wireText,
  bg_color: wireText,
  min: wireText,
  max: wireText,
  is_out_of_stock: wireFlag,
});
export type WireBrand = z.infer<typeof wireBrand>;

const wireSection = z.object({
  kind: wireText,
  category: wireText,
  brands: wireList(wireBrand),
});

/** Body of `GET /v2/brands`: `all_brands` when the supplier sends it, else the sections. */
export const wireBrands = z.object({
  all_brands: wireList(wireBrand),
  popular_brands: wireList(wireBrand),
  categories: wireList(wireSection),
});
export type WireBrands = z.infer<typeof wireBrands>;
