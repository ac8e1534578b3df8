import { searchable } from './searchable';

/**
 * A country and all it is called, as `comparable`: names separated by `|`, the one in the page's
 * language first, and dialling codes such as `+49`, or `+1…` where another country comes first by it,
 * and `+1242` where the digits after it tell the country.
 */
export type CountryWords = { code: string; words: string };

/**
 * A name as it is compared: without accents, and with one space for all that is no letter. The vowel
 * signs of Hindi stay, without which Togo is Tonga; only the dots that are often left out go.
 */
export function comparable(name: string): string {
  return name
    .replace(/[^\p{Script=Devanagari}]+/gu, searchable)
    .normalize('NFD')
    .replace(/\u093c/g, '')
    .replace(/\u0901/g, '\u0902')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** `0049 30`, `49` and `+49 30` are all a dialling code, perhaps with the beginning of a number. */
function dialled(typed: string): string | null {
  const digits = typed.replace(/[\s().-]/g, '');
  if (!/^\+?\d+$/.test(digits)) return null;
  return `+${digits.replace(/^(?:\+|00)/, '')}`;
}

/** The smaller the better; null for a country that is not meant. */
type Rank = number | null;

const partOfWord = 7;

function rankOfName(name: string, wanted: string): Rank {
  if (name === wanted) return 1;
  if (name.startsWith(wanted)) return 3;
  if (name.includes(` ${wanted}`)) return 5;
  return name.includes(wanted) ? partOfWord : null;
}

/** Code, whole name, beginning of the name, of a word, part of a word; the page's language first. */
function rankByName({ code, words }: CountryWords, typed: string, wanted: string): Rank {
  if (code.toLowerCase() === typed) return 0;
  const ranks = words.split('|').flatMap((name, index) => {
    const rank = rankOfName(name, wanted);
    return rank === null ? [] : rank + Number(index > 0);
  });
  return ranks.length === 0 ? null : Math.min(...ranks);
}

/**
 * The country whose code says most of the number, then those that share a code, then codes that begin so.
 */
function rankByNumber(words: string, number: string): Rank {
  const ranks = words.split('|').flatMap((word) => {
    if (!word.startsWith('+')) return [];
    const code = word.replace('…', '');
    if (number.startsWith(code)) return code === word ? 1 / code.length : 1;
    return code.startsWith(number) ? 2 : [];
  });
  return ranks.length === 0 ? null : Math.min(...ranks);
}

/**
 * The codes of the countries that what was typed can mean, the likeliest first: a dialling code or a
 * whole number, else a code or a name. Those that merely contain it count where no word begins so.
 * Equals keep their order; nothing typed means all.
 */
export function findCountries(countries: readonly CountryWords[], typed: string): string[] {
  const number = dialled(typed);
  const exactly = typed.trim().toLowerCase();
  const wanted = comparable(typed);
  if (wanted === '') return exactly === '' ? countries.map(({ code }) => code) : [];
  const ranked = countries.flatMap((country) => {
    const rank =
      number === null ? rankByName(country, exactly, wanted) : rankByNumber(country.words, number);
    return rank === null ? [] : { code: country.code, rank };
  });
  const best = Math.min(...ranked.map(({ rank }) => rank));
  const meant = best < partOfWord ? ranked.filter(({ rank }) => rank < partOfWord) : ranked;
  return meant.toSorted((a, b) => a.rank - b.rank).map(({ code }) => code);
}
