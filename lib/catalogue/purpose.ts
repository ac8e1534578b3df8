import type { Kind } from '@/schemas/catalogue';
import type { CountryChoiceQuery } from '@/schemas/country-choice-query';
import { countryPath, kindPath, searchPath } from '../paths';
import { shop } from '../shop';

/** What a country is chosen for: a kind of goods, a search, or just to look around. */
export type Purpose = { kind: Kind | undefined; words: string | undefined };

/** The purpose that a query names; a kind that the shop does not sell is none. */
export function purposeOf(query: CountryChoiceQuery): Purpose {
  return { kind: shop().kinds.find((sold) => sold === query.for), words: query.q };
}

/** Where a country is entered for a purpose. */
export function entryPath(locale: string, country: string, { kind, words }: Purpose): string {
  if (words !== undefined) return searchPath(locale, country, words);
  return kind === undefined ? countryPath(locale, country) : kindPath(locale, country, kind);
}
