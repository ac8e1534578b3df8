import type { Kind } from '@/schemas/kinds';
import { longestQuery } from '@/schemas/search-limits';
import { searchable } from '../catalogue/searchable';
import { editsAllowed, editsBetween, lettersOf, mayBe } from './edits';
import { type Reading, readingsOf } from './readings';
import { wordsOf } from './words';

/** What something is found by: its name, its kind, and words that say more of it. */
export type Described = { name: string; kind: Kind; words: string };

/** How well something answers a query: the lower, the better. Slips come last, by their number. */
export const tiers = {
  /** Its very name. */
  whole: 0,
  /** Its name begins so. */
  beginning: 1,
  /** Each word begins a word of its name. */
  word: 2,
  /** Each word stands somewhere in its name. */
  part: 3,
  /** What is typed is another name of it. */
  otherName: 4,
  /** Its kind is what is looked for. */
  kind: 5,
  /** Its category or family is. */
  category: 6,
  /** But for a slip of the finger; one more for each further. */
  slip: 7,
} as const;

type Entry<T> = {
  item: T;
  kind: Kind;
  /** The name without anything between its words, as "H&M" is typed as "hm". */
  joined: string;
  nameWords: readonly string[];
  moreWords: readonly string[];
  /** What may be mistyped: the words of the name, and all of it in one. */
  mistakable: readonly { word: string; letters: number }[];
  /** For a name without any letter. */
  folded: string;
};

/** Things made ready to be searched. The order they came in decides among equals. */
export type Searched<T> = readonly Entry<T>[];

/** Something found, and how well it fits: one of `tiers`, or more slips than one. */
export type Hit<T> = { item: T; rank: number };

/** More words narrow nothing down that is still there. */
const mostWords = 8;

/** Fewer letters stand across the gap between two words by chance. */
const leastAcross = 4;

/** Makes things ready to be searched, once for many searches. */
export function prepare<T>(items: readonly T[], describe: (item: T) => Described): Searched<T> {
  return items.map((item) => {
    const { name, kind, words } = describe(item);
    const nameWords = wordsOf(name);
    const joined = nameWords.join('');
    const mistakable = [...new Set([...nameWords, joined])];
    return {
      item,
      kind,
      joined,
      nameWords,
      moreWords: wordsOf(words),
      mistakable: mistakable.map((word) => ({ word, letters: lettersOf(word) })),
      folded: searchable(name).trim(),
    };
  });
}

function rankOfWord(word: string, entry: Entry<unknown>): number {
  if (entry.nameWords.some((own) => own.startsWith(word))) return tiers.word;
  if (entry.nameWords.some((own) => own.includes(word))) return tiers.part;
  if (word.length >= leastAcross && entry.joined.includes(word)) return tiers.part;
  if (entry.moreWords.some((own) => own.startsWith(word))) return tiers.category;
  return Infinity;
}

function slipsOfWord(word: string, entry: Entry<unknown>): number {
  const most = editsAllowed(word.length);
  if (most === 0) return Infinity;
  const typed = lettersOf(word);
  let fewest = Infinity;
  for (const own of entry.mistakable) {
    if (!mayBe(typed, own.letters, most)) continue;
    fewest = Math.min(fewest, editsBetween(word, own.word, most));
  }
  return fewest === 0 ? tiers.word : tiers.slip - 1 + fewest;
}

function rankOfReading(
  reading: Reading & { joined: string },
  entry: Entry<unknown>,
  slips: boolean,
): number {
  const { words, kind, joined, indirect } = reading;
  if (kind !== null && kind !== entry.kind) return Infinity;
  if (words.length === 0) return kind === null ? Infinity : tiers.kind;
  const least = indirect ? tiers.otherName : tiers.whole;
  if (entry.joined === joined) return least;
  if (entry.joined.startsWith(joined)) return Math.max(least, tiers.beginning);
  let worst: number = least;
  for (const word of words) {
    const direct = rankOfWord(word, entry);
    worst = Math.max(worst, direct === Infinity && slips ? slipsOfWord(word, entry) : direct);
    if (worst === Infinity) return worst;
  }
  return worst;
}

function rankAll<T>(entries: Searched<T>, readings: readonly Reading[], slips: boolean): Hit<T>[] {
  const joined = readings.map((reading) => ({ ...reading, joined: reading.words.join('') }));
  const hits: Hit<T>[] = [];
  for (const entry of entries) {
    let rank = Infinity;
    for (const reading of joined) rank = Math.min(rank, rankOfReading(reading, entry, slips));
    if (rank < Infinity) hits.push({ item: entry.item, rank });
  }
  return hits.sort((a, b) => a.rank - b.rank);
}

/**
 * What answers a query, best first; all of it, in the order things were prepared in among equals.
 * Slips of the finger are looked for only where nothing answers, or nothing but the middle of a
 * name: who types "food" does not mean "foot". A blank query finds nothing. Never throws.
 */
export function search<T>(entries: Searched<T>, query: string): Hit<T>[] {
  const text = query.slice(0, longestQuery);
  const words = wordsOf(text).slice(0, mostWords);
  if (words.length === 0) {
    const symbols = searchable(text).trim();
    const named = symbols === '' ? [] : entries.filter(({ folded }) => folded === symbols);
    return named.map(({ item }) => ({ item, rank: tiers.whole }));
  }
  const readings = readingsOf(words);
  const direct = rankAll(entries, readings, false);
  const [best] = direct;
  if (best !== undefined && best.rank !== tiers.part) return direct;
  return rankAll(entries, readings, true);
}
