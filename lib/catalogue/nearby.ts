import type { Product } from '@/schemas/catalogue';
import type { NearbyValue } from '@/schemas/problem';
import { compareDecimals, formatFiat, remainder } from '../money';
import { rangeFault } from './range';

/** A value as its buyer reads it; `value` is the chosen one of a range product. */
export function valueLabel(product: Product, value: string | null, locale: string): string {
  return product.type === 'fixed'
    ? product.label
    : formatFiat(value ?? product.min, product.currency, locale);
}

function faceOf(
  product: Product,
  value: string | null,
): { amount: string; currency: string } | null {
  if (product.type === 'fixed') return product.faceValue;
  return value === null ? null : { amount: value, currency: product.currency };
}

/** How far apart two amounts are, a plain decimal; null when either cannot be read. */
function distance(one: string, other: string): string | null {
  return (compareDecimals(one, other) ?? 0) < 0 ? remainder(other, one) : remainder(one, other);
}

const most = 2;

/**
 * Up to two values of a brand that come nearest to one that cannot be had: those of the range it was
 * chosen from, or products in stock of the same currency, the nearest first. They are handed over in
 * the same way, so that whom the one was for can have the other.
 * @param locale of the labels.
 */
export function nearbyValues(
  products: readonly Product[],
  wanted: { product: Product; value: string | null },
  locale: string,
): NearbyValue[] {
  const { product, value } = wanted;
  if (product.type === 'range' && !product.outOfStock && value !== null) {
    const fault = rangeFault(value, product);
    if (fault !== null) {
      return fault.nearest.map((near) => ({
        product: product.id,
        value: near,
        label: valueLabel(product, near, locale),
      }));
    }
  }
  const face = faceOf(product, value);
  if (face === null) return [];
  return products
    .flatMap((other) => {
      const near = other.type === 'fixed' ? other.faceValue : null;
      if (near === null || other.id === product.id || other.outOfStock) return [];
      if (near.currency !== face.currency || other.delivery !== product.delivery) return [];
      const apart = distance(near.amount, face.amount);
      return apart === null
        ? []
        : [{ apart, value: { product: other.id, label: valueLabel(other, null, locale) } }];
    })
    .toSorted((a, b) => compareDecimals(a.apart, b.apart) ?? 0)
    .slice(0, most)
    .map((found) => found.value);
}
