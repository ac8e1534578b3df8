import type { Brand } from '@/schemas/catalogue';
import { oncePer } from '../once-per';

/** How many are shown: two rows of three. */
const most = 6;

/** A country's brands by name, once for as long as they are the same: names are slow to compare. */
const byName = oncePer((brands: readonly Brand[]) =>
  brands.toSorted((one, other) => one.name.localeCompare(other.name)),
);

/**
 * Brands to look at instead of, or beside, this one: in stock, of the same kind and a shared
 * category, popular ones first. `brands` are those of one country.
 */
export function similarBrands(brands: readonly Brand[], brand: Brand): Brand[] {
  const isSimilar = (other: Brand) =>
    other.id !== brand.id &&
    other.kind === brand.kind &&
    !other.outOfStock &&
    other.categories.some((slug) => brand.categories.includes(slug));
  const sharesFirst = (other: Brand) => other.categories[0] === brand.categories[0];
  return byName(brands)
    .filter(isSimilar)
    .toSorted(
      (one, other) =>
        Number(other.popular) - Number(one.popular) ||
        Number(sharesFirst(other)) - Number(sharesFirst(one)),
    )
    .slice(0, most);
}
