/** The categories the shop has words for (`categories` in the messages). The supplier's set is open. */
export const knownCategories = [
  'apparel_clothing',
  'books_learning',
  'charity_donations',
  'e-commerce',
  'e-money',
  'e-sim',
  'electronics',
  'entertainment',
  'food',
  'games',
  'groceries',
  'health_beauty',
  'home',
  'mobile_bundle',
  'mobile_credits',
  'mobile_talk_time',
  'other_products',
  'retail',
  'sports_fitness',
  'streaming',
  'travel_flights',
] as const;
export type KnownCategory = (typeof knownCategories)[number];

/** Whether the shop has words for a category. */
export function isKnownCategory(slug: string): slug is KnownCategory {
  return knownCategories.some((known) => known === slug);
}

/** A category nobody has written words for: made readable, never missing. */
export function humanised(slug: string): string {
  const words = slug.replace(/[_-]+/g, ' ').trim();
  return words === '' ? slug : words.charAt(0).toUpperCase() + words.slice(1);
}
