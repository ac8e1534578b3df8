import type { Brand, Kind } from '@/schemas/catalogue';
import { kindSegments } from '@/schemas/catalogue';

/** A category slug in words: known ones are written by hand, others humanised. Not translated yet. */
const knownCategories = new Map(
  Object.entries({
    'e-commerce': 'Online shopping',
    'e-sim': 'eSIM',
    apparel_clothing: 'Fashion',
    books_learning: 'Books and learning',
    charity_donations: 'Charity',
    health_beauty: 'Health and beauty',
    mobile_bundle: 'Bundles',
    mobile_credits: 'Credit',
    mobile_talk_time: 'Talk time',
    other_products: 'More',
    sports_fitness: 'Sports',
    travel_flights: 'Travel',
  }),
);

/** What to call a category. The set is open, so an unknown slug becomes readable, never missing. */
export function categoryLabel(slug: string): string {
  const known = knownCategories.get(slug);
  if (known !== undefined) return known;
  const words = slug.replace(/[_-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** How many brands each door leads to. */
export function countByKind(brands: readonly Brand[]): Record<Kind, number> {
  const counts: Record<Kind, number> = { 'gift-cards': 0, 'top-ups': 0, esims: 0 };
  for (const brand of brands) counts[brand.kind] += 1;
  return counts;
}

/** The kinds that have brands, in the shop's order. */
export function kindsOnOffer(brands: readonly Brand[]): Kind[] {
  const counts = countByKind(brands);
  return kindSegments.filter((kind) => counts[kind] > 0);
}

/** The supplier has about thirty; a page of hundreds would be of use to nobody. */
const mostCategories = 60;

/** The categories of some brands, the fullest first. */
export function categoriesOf(brands: readonly Brand[]): { slug: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { categories } of brands) {
    for (const slug of categories) counts.set(slug, (counts.get(slug) ?? 0) + 1);
  }
  return [...counts]
    .map(([slug, count]) => ({ slug, count }))
    .toSorted((a, b) => b.count - a.count || a.slug.localeCompare(b.slug))
    .slice(0, mostCategories);
}

/** What can be bought first, then the supplier's popular ones, then by name. */
export function inShelfOrder(a: Brand, b: Brand): number {
  return (
    Number(a.outOfStock) - Number(b.outOfStock) ||
    Number(b.popular) - Number(a.popular) ||
    a.name.localeCompare(b.name)
  );
}

/** The brands of one kind, narrowed by category and by words in the name, in shelf order. */
export function shelf(
  brands: readonly Brand[],
  wish: { kind: Kind; category?: string; words?: string },
): Brand[] {
  const words = (wish.words ?? '').trim().toLowerCase();
  return brands
    .filter((brand) => brand.kind === wish.kind)
    .filter((brand) => wish.category === undefined || brand.categories.includes(wish.category))
    .filter((brand) => brand.name.toLowerCase().includes(words))
    .toSorted(inShelfOrder);
}

/** The brands to show first in a country: the supplier's popular ones, else the start of the shelf. */
export function featured(brands: readonly Brand[], count: number): Brand[] {
  const inStock = brands.filter((brand) => !brand.outOfStock);
  const popular = inStock.filter((brand) => brand.popular);
  return (popular.length > 0 ? popular : inStock).toSorted(inShelfOrder).slice(0, count);
}
