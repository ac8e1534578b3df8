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

/** Codes that a query all in capitals ends with as the words they are. */
const alsoWords = /^(?:IT|ME|NO|SO)$/;

/** A name as it is compared, without accents and what parts its words. */
export const fold = (text: string) => wordsOf(text).join('');

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
type Place = { country: string; from: number; to: number; isCode: boolean };

/** Whether a code is meant as one where it stands. In a query all in capitals any word looks like one. */
function isMeantAsCode(code: string, at: number, words: readonly Word[]): boolean {
  if (!isInCapitals(words.map(({ typed }) => typed).join(''))) return true;
  return at > 0 && at === words.length - 1 && !alsoWords.test(code);
}

function placeAt(words: readonly Word[], from: number, to: number, known: KnownNames) {
  const said = words.slice(from, to);
  // A dash or a comma beside a name is not a part of it.
  if (said[0]?.folded === '' || said.at(-1)?.folded === '') return null;
  const own = said.map(({ spelled }) => spelled).join('');
  const country =
    known.folded.get(said.map(({ folded }) => folded).join('')) ??
    known.spelled.get(own) ??
    known.spelled.get(own.toLowerCase());
  const isCode = country === own;
  if (country === undefined || (isCode && !isMeantAsCode(own, from, words))) return null;
  return { country, from, to, isCode };
}

/** The longest name, else rather a name than a code, else what stands last, as in "Zara Spain". */
function isBetter(place: Place, best: Place): boolean {
  const longer = place.to - place.from - (best.to - best.from);
  return longer !== 0 ? longer > 0 : best.isCode || !place.isCode;
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
 * The country that a query names, by a name in whole words, or by its code in capitals, and what is
 * asked for besides: "steam em Portugal" is "steam", for PT. Takes away only whole words: the name,
 * and the small ones that tie it to the rest. Null when no country is named. Never throws.
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
 * The same, unless brands are found that are called so in full: who types "Brazil Store" where there
 * is one means that. `literal` is what the whole query finds.
 */
export function countryMeant(
  query: string,
  known: KnownNames,
  literal: readonly Hit<unknown>[],
): NamedCountry | null {
  const [best] = literal;
  return best !== undefined && best.rank <= tiers.word ? null : namedCountry(query, known);
}
