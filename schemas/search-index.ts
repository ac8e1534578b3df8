import * as z from 'zod/mini';
import { kindSegments } from './kinds';

/** What a browser needs to know of a brand to suggest it. Absent: not sold out, no colour. */
const indexedBrandSchema = z.object({
  name: z.string(),
  slug: z.string(),
  kind: z.enum(kindSegments),
  /** What else it may be found by: the words of its categories and of its family. */
  words: z.string(),
  soldOut: z.optional(z.literal(true)),
  /** `#rrggbb` */
  colour: z.optional(z.string()),
});
export type IndexedBrand = z.infer<typeof indexedBrandSchema>;

/** A country's brands, those to put first among equals first. */
export const searchIndexSchema = z.object({ brands: z.array(indexedBrandSchema) });
export type SearchIndex = z.infer<typeof searchIndexSchema>;
