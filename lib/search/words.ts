import { searchable } from '../catalogue/searchable';

/** The words of a text, as they are compared. An apostrophe does not part them: "Domino's" is one. */
export function wordsOf(text: string): string[] {
  return searchable(text)
    .replaceAll("'", '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
