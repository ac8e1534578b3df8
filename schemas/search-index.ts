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

const byText = z.record(z.string(), z.string());

/** What it takes to find the countries that a query names. */
const countryTermsSchema = z.object({
  /** By code, the name to show. */
  names: byText,
  /** By a name as it is compared, without accents, the code. */
  folded: byText,
  /** Of names that are too short for that, and of codes, by their very spelling. */
  spelled: byText,
  /** Small words that lead up to a country's name, and that follow it. */
  before: z.array(z.string()),
  after: z.array(z.string()),
});
export type CountryTerms = z.infer<typeof countryTermsSchema>;

/** A country's brands, those to put first among equals first, and the way to other countries. */
export const searchIndexSchema = z.object({
  brands: z.array(indexedBrandSchema),
  /** Names are in the page's language and in English. */
  countries: countryTermsSchema,
  /** What the way to another country says, with places for `words` and `country`. */
  elsewhere: z.string(),
  /** The same when nothing but a country is named. */
  allElsewhere: z.string(),
});
export type SearchIndex = z.infer<typeof searchIndexSchema>;
