import type { Product } from '@/schemas/catalogue';
import { compareDecimals, trimDecimal } from '../money';

/** What some products cost in the card's own currency: plain decimal strings. */
export type PriceRange = { currency: string; low: string; high: string; count: number };

type Price = { currency: string; low: string; high: string };

/** The face value, which is what a card is priced by; a coin is no currency of ISO 4217. */
function priceOf(product: Product): Price | null {
  const price =
    product.type === 'range'
      ? { currency: product.currency, low: product.min, high: product.max }
      : product.faceValue && {
          currency: product.faceValue.currency,
          low: product.faceValue.amount,
          high: product.faceValue.amount,
        };
  if (price === null || !/^[A-Z]{3}$/.test(price.currency)) return null;
  const width = compareDecimals(price.low, price.high);
  return width !== null && width <= 0 ? price : null;
}

const lower = (a: string, b: string) => ((compareDecimals(a, b) ?? 0) <= 0 ? a : b);
const higher = (a: string, b: string) => ((compareDecimals(a, b) ?? 0) >= 0 ? a : b);

/**
 * The range of prices of some products, in the currency most of them are in: amounts of different
 * currencies have no lowest. Null when none has a price that can be read.
 */
export function priceRange(products: readonly Product[]): PriceRange | null {
  const byCurrency = new Map<string, Price[]>();
  for (const price of products.flatMap((product) => priceOf(product) ?? [])) {
    byCurrency.set(price.currency, [...(byCurrency.get(price.currency) ?? []), price]);
  }
  const [prices] = [...byCurrency.values()].toSorted((a, b) => b.length - a.length);
  const [first] = prices ?? [];
  if (prices === undefined || first === undefined) return null;
  return {
    currency: first.currency,
    low: trimDecimal(prices.map(({ low }) => low).reduce(lower)),
    high: trimDecimal(prices.map(({ high }) => high).reduce(higher)),
    count: prices.length,
  };
}
