import { searchable } from './searchable';

/** A country and all it is called, already `searchable`: names, code, dialling code such as `+49`. */
export type CountryWords = { code: string; words: string };

const spaced = (text: string) => ` ${text.replace(/[^\p{L}\p{N}+]+/gu, ' ').trim()}`;

/** `0049 30`, `49` and `+49 30` are all a dialling code, perhaps with the beginning of a number. */
function dialled(typed: string): string | null {
  const digits = typed.replace(/[\s().-]/g, '');
  if (!/^\+?\d+$/.test(digits)) return null;
  return `+${digits.replace(/^(?:\+|00)/, '')}`;
}

function answersTo(words: string, number: string): boolean {
  return words
    .split(' ')
    .some((word) => word.startsWith('+') && (word.startsWith(number) || number.startsWith(word)));
}

/**
 * The codes of the countries that what was typed can mean: a dialling code or a whole number, else
 * those with a word that begins so, else those that merely contain it. Nothing typed means all.
 */
export function findCountries(countries: readonly CountryWords[], typed: string): Set<string> {
  const number = dialled(typed);
  const wanted = spaced(searchable(typed));
  const codes = (test: (words: string) => boolean) =>
    new Set(countries.flatMap(({ code, words }) => (test(words) ? code : [])));
  if (number !== null) return codes((words) => answersTo(words, number));
  const beginning = codes((words) => spaced(words).includes(wanted));
  return beginning.size > 0 ? beginning : codes((words) => words.includes(wanted.trim()));
}
