import { searchable } from '../catalogue/searchable';

/** Letters that no accent is taken from, yet that many keyboards do not have. */
const plain: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ς: 'σ',
};

/**
 * Text as it is compared: without accents, and the same whatever case it was in. By way of the upper
 * case, where ß is SS and a dotless ı is an I.
 */
export function fold(text: string): string {
  return searchable(text)
    .toUpperCase()
    .toLowerCase()
    .replace(/[æœøđðłþς]/g, (letter) => plain[letter] ?? letter);
}

/** The words of a text, folded. An apostrophe does not part them: "Domino's" is one. */
export function wordsOf(text: string): string[] {
  return fold(text)
    .replaceAll("'", '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
