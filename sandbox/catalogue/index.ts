import { entriesOf } from './build';
import type { CatalogueProduct } from './model';
import { parseDecimal } from './prices';

export { suppliedCountries } from './build';
export { availableCountriesWire } from './countries';
export type { CatalogueBrand, CatalogueProduct } from './model';
export { coinPrice, paymentMethod, productPrice } from './prices';
export { brandsWire, homepageWire, priceWire, productsWire } from './wire';

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

function productsOf(countryCode: string, brandName: string): CatalogueProduct[] {
  const entry = entriesOf(countryCode).find(({ brand }) => brand.brand === brandName);
  return entry?.products ?? [];
}

/**
 * The product an order line names: brand and denomination exactly, or `range` with a value inside
 * its minimum, maximum and step (counted from the minimum). Out-of-stock products are found too.
 */
export function findProduct(q: {
  countryCode: string;
  brandName: string;
  denomination: string;
  productValue?: string;
}): CatalogueProduct | null {
  const products = productsOf(q.countryCode, q.brandName);
  const product = products.find(({ denomination }) => denomination === q.denomination);
  if (!product) return null;
  const fits = !product.range || inRange(product.range, q.productValue ?? '');
  return fits ? product : null;
}

/** The brand's product of free amount, or null when it sells fixed denominations only. */
export function findDynamicProduct(q: {
  countryCode: string;
  brandName: string;
}): CatalogueProduct | null {
  return productsOf(q.countryCode, q.brandName).find(({ range }) => range !== null) ?? null;
}
