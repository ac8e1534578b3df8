import type { CountryTerms } from '@/schemas/search-index';
import { longestQuery } from '@/schemas/search-limits';
import { type Hit, tiers } from './match';
import { wordsOf } from './words';

/** A country that a query names, and the words of the query without it; none may be left. */
export type NamedCountry = { country: string; words: string };

/** What countries are called, made ready to be looked for in queries. */
export type KnownNames = {
  folded: ReadonlyMap<string, string>;
  spelled: ReadonlyMap<string, string>;
  before: ReadonlySet<string>;
  after: ReadonlySet<string>;
};

/** No country is called by more words. */
const longestName = 8;

/** A name as it is compared, without accents, its words by one space. */
export const fold = (text: string) => wordsOf(text).join(' ');

/** The same in its very spelling. */
export const spell = (text: string) => text.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}]+/gu, '');

export const isInCapitals = (text: string) =>
  text === text.toUpperCase() && text !== text.toLowerCase();

/** Makes terms ready, once for many queries. */
export function knowNames({ folded, spelled, before, after }: CountryTerms): KnownNames {
  return {
    folded: new Map(Object.entries(folded)),
    spelled: new Map(Object.entries(spelled)),
    before: new Set(before),
    after: new Set(after),
  };
}

/** A word of a query: as it was typed, as it is compared, and in its very spelling. */
type Word = { typed: string; folded: string; spelled: string };

/** The words of a query; Chinese needs no space beside another script. */
function wordsIn(query: string): Word[] {
  const typed = query.slice(0, longestQuery).match(/\p{Script=Han}+|[^\s\p{Script=Han}]+/gu) ?? [];
  return typed.map((word) => ({ typed: word, folded: fold(word), spelled: spell(word) }));
}

/** Where in a query a country is named: some of its words, from one up to another. */
type Place = { country: string; from: number; to: number };

function placeAt(words: readonly Word[], from: number, to: number, known: KnownNames) {
  const said = words.slice(from, to);
  // A dash or a comma beside a name is not a part of it.
  if (said[0]?.folded === '' || said.at(-1)?.folded === '') return null;
  const folded = said.flatMap((word) => (word.folded === '' ? [] : [word.folded])).join(' ');
  const [{ spelled } = { spelled: '' }, ...others] = said;
  const short = others.length === 0 ? spelled : '';
  const country =
    known.folded.get(folded) ?? known.spelled.get(short) ?? known.spelled.get(short.toLowerCase());
  return country === undefined ? null : { country, from, to };
}

/** The longest name, else what stands last, as in "Zara Spain". */
function isBetter(place: Place, best: Place): boolean {
  return place.to - place.from >= best.to - best.from;
}

function bestPlace(words: readonly Word[], known: KnownNames): Place | null {
  let best: Place | null = null;
  for (let from = 0; from < words.length; from += 1) {
    for (let to = from + 1; to <= Math.min(words.length, from + longestName); to += 1) {
      const place = placeAt(words, from, to, known);
      if (place !== null && (best === null || isBetter(place, best))) best = place;
    }
  }
  return best;
}

/**
 * The country that a query names, by a name in whole words, and what is asked for besides: "steam em
 * Portugal" is "steam", for PT. Codes are no names here, but for those that people say, such as UK: too many
 * are something else to a shop ("5 GB", "Apple TV", "C&A"). Takes away only whole words: the name, and
 * the small ones that tie it to the rest. Null when no country is named. Never throws.
 */
export function namedCountry(query: string, known: KnownNames): NamedCountry | null {
  const words = wordsIn(query);
  const place = bestPlace(words, known);
  if (place === null) return null;
  let { from, to } = place;
  while (known.before.has(words[from - 1]?.folded ?? '')) from -= 1;
  while (known.after.has(words[to]?.folded ?? '')) to += 1;
  const rest = [...words.slice(0, from), ...words.slice(to)];
  const isSaid = rest.some(({ folded }) => folded !== '');
  return { country: place.country, words: isSaid ? rest.map(({ typed }) => typed).join(' ') : '' };
}

/**
 * The same, unless brands are found that are called so in full, be it beside their kind: who types
 * "Brazil Store gift card" where there is one means that. `literal` is what the whole query finds.
 */
export function countryMeant(
  query: string,
  known: KnownNames,
  literal: readonly Hit<unknown>[],
): NamedCountry | null {
  const [best] = literal;
  return best !== undefined && best.rank <= tiers.otherName ? null : namedCountry(query, known);
}
