import 'server-only';
import type { Brand, Product } from '@/schemas/catalogue';
import type { Good } from '@/schemas/checkout';
import type { Result } from '@/schemas/result';
import { findBrand } from '../catalogue/catalogue';
import { productsOf } from '../catalogue/products';
import { rangeFault } from '../catalogue/range';
import type { Caller } from '../cryptorefills/catalogue';
import type { SupplierError } from '../cryptorefills/errors';

/** A product the catalogue has, what else its brand sells, and the value where it can be chosen. */
type Known = { brand: Brand; product: Product; products: Product[]; value: string | null };

/**
 * What the catalogue knows of a good: the catalogue decides what is sold, never the browser.
 * `wrong-value` is a value the range does not sell, or none; a product that is `gone` may have taken
 * its brand along.
 */
export type FoundGood =
  | ({ status: 'on-sale' | 'sold-out' | 'wrong-value' } & Known)
  | { status: 'gone'; brand: Brand | null };

function statusOf({ product, value }: Known): 'on-sale' | 'sold-out' | 'wrong-value' {
  if (product.outOfStock) return 'sold-out';
  if (product.type === 'fixed') return 'on-sale';
  return value === null || rangeFault(value, product) !== null ? 'wrong-value' : 'on-sale';
}

/**
 * Looks a good up, its products priced in `coin`.
 * @returns the supplier's error when the catalogue cannot be read, which says nothing of the good.
 */
export async function findGood(
  caller: Caller,
  good: Good,
  wish: { coin: string; lang: string },
): Promise<Result<FoundGood, SupplierError>> {
  const { country, kind, brand: slug } = good;
  const found = await findBrand(caller, { country, kind, slug });
  if (!found.ok) return found;
  const brand = found.data;
  if (brand === null) return { ok: true, data: { status: 'gone', brand } };
  const answer = await productsOf(caller, brand, wish);
  if (!answer.ok) return answer;
  // Of a brand that is out of stock nothing can be had, whatever its products say of themselves.
  const products = brand.outOfStock
    ? answer.data.products.map((each) => ({ ...each, outOfStock: true }))
    : answer.data.products;
  const product = products.find(({ id }) => id === good.product);
  if (product === undefined) return { ok: true, data: { status: 'gone', brand } };
  const value = product.type === 'range' ? (good.value ?? null) : null;
  const known = { brand, product, products, value };
  return { ok: true, data: { status: statusOf(known), ...known } };
}
