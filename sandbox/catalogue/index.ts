import type { Catalogue } from './catalogue';
import type { CatalogueProduct } from './model';
import { parseDecimal } from './prices';

export { suppliedCountries } from './build';
export { Catalogue, catalogueSize, parseSize } from './catalogue';
export { availableCountriesWire } from './countries';
export { mostBrands } from './generated-names';
export type { CatalogueBrand, CatalogueProduct } from './model';
export { coinPrice, paymentMethod, productPrice } from './prices';
export { searchWire } from './search';
export { brandsWire, defaultCoin, homepageWire, priceWire, productsWire } from './wire';

const scale = 10n ** 6n;

function millionths(amount: string): bigint | null {
  const value = parseDecimal(amount);
  if (!value || (value.top * scale) % value.bottom !== 0n) return null;
  return (value.top * scale) / value.bottom;
}

function inRange(range: { min: string; max: string; step: string }, amount: string): boolean {
  const [min, max, step, value] = [range.min, range.max, range.step, amount].map(millionths);
  if (min == null || max == null || !step || value == null) return false;
  return value >= min && value <= max && (value - min) % step === 0n;
}

/**
 * The product an order line names: brand and denomination exactly, or `range` with a value inside
 * its minimum, maximum and step (counted from the minimum). Out-of-stock products are found too.
 */
export function findProduct(
  catalogue: Catalogue,
  q: { countryCode: string; brandName: string; denomination: string; productValue?: string },
): CatalogueProduct | null {
  const entry = catalogue.shelf(q.countryCode).named(q.brandName);
  const product = entry?.products.find(({ denomination }) => denomination === q.denomination);
  if (!product) return null;
  const fits = !product.range || inRange(product.range, q.productValue ?? '');
  return fits ? product : null;
}
