import { type Brand, type Kind, kindSegments } from '@/schemas/catalogue';
import { defaultLocale } from '../i18n/locales';
import { oncePer, oncePerNamed } from '../once-per';

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
export const categoriesOf = oncePer(
  (brands: readonly Brand[]): readonly { slug: string; count: number }[] => {
    const counts = new Map<string, number>();
    for (const { categories } of brands) {
      for (const slug of categories) counts.set(slug, (counts.get(slug) ?? 0) + 1);
    }
    return [...counts]
      .map(([slug, count]) => ({ slug, count }))
      .toSorted((a, b) => b.count - a.count || a.slug.localeCompare(b.slug))
      .slice(0, mostCategories);
  },
);

/** The brands of one kind, as they come: the same array for as long as `brands` is. */
export const brandsOfKind = oncePerNamed((brands: readonly Brand[], kind: Kind): readonly Brand[] =>
  brands.filter((brand) => brand.kind === kind),
);

/**
 * What can be bought first, then the supplier's popular ones, then by name as a language sorts: the
 * same array for as long as `brands` is. A thousand names take some ms to sort.
 */
export const inShelfOrder = oncePerNamed(
  (brands: readonly Brand[], locale: string): readonly Brand[] => {
    const collator = new Intl.Collator(locale, { numeric: true });
    return brands.toSorted(
      (a, b) =>
        Number(a.outOfStock) - Number(b.outOfStock) ||
        Number(b.popular) - Number(a.popular) ||
        collator.compare(a.name, b.name),
    );
  },
);

/**
 * The brands of one kind, narrowed by category, by words in the name and to what is in stock, in
 * shelf order.
 */
export function shelf(
  brands: readonly Brand[],
  wish: { kind: Kind; category?: string; words?: string; inStock?: boolean; locale?: string },
): readonly Brand[] {
  const { kind, category, inStock, locale = defaultLocale } = wish;
  const words = (wish.words ?? '').trim().toLowerCase();
  const all = inShelfOrder(brandsOfKind(brands, kind), locale);
  if (category === undefined && inStock !== true && words === '') return all;
  return all.filter(
    (brand) =>
      (category === undefined || brand.categories.includes(category)) &&
      (inStock !== true || !brand.outOfStock) &&
      brand.name.toLowerCase().includes(words),
  );
}

/** The brands to show first in a country: the supplier's popular ones, else the start of the shelf. */
export function featured(brands: readonly Brand[], count: number): Brand[] {
  const inStock = inShelfOrder(brands, defaultLocale).filter((brand) => !brand.outOfStock);
  const popular = inStock.filter((brand) => brand.popular);
  return (popular.length > 0 ? popular : inStock).slice(0, count);
}
