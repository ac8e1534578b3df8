/**
 * The messages that name what is sold, all three kinds of it: a shop that sells fewer says in words of
 * its own what it sells.
 */
export const kindWords = [
  'countries.metaTitle',
  'countries.description',
  'home.title',
  'home.description',
  'home.lead',
  'home.emptyHint',
  'search.label',
  'search.placeholder',
] as const;
