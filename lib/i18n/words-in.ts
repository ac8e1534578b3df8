import type { Words } from '@/schemas/shop-config';

/** A partner's own words in a language: where they gave none in it, the first they gave. */
export function wordsIn(words: Words, locale: string): string {
  if (typeof words === 'string') return words;
  const given = Object.entries(words);
  return given.find(([language]) => language === locale)?.[1] ?? given[0]?.[1] ?? '';
}
