import 'server-only';
import type { Brand } from '@/schemas/catalogue';
import type { Result } from '@/schemas/result';
import type { Caller } from '../cryptorefills/catalogue';
import type { SupplierError } from '../cryptorefills/errors';
import { supplierLanguage } from '../i18n/locales';
import { processWide } from '../process-wide';
import { cacheCounter } from '../telemetry/meters';
import { within } from '../within';
import { confirmsLabel, middlePrice, type PriceSample, tellersOf } from './budget';
import { createCache } from './cache';
import { coinsOnOffer, quoteFor } from './catalogue';
import { holdFor } from './hold';
import { lifetimes } from './lifetimes';
import { pricesOf } from './products';

const rateCache = processWide('rateCache', () =>
  createCache<PriceSample, SupplierError>({
    ...lifetimes.rates,
    isEmpty: () => false,
    maxEntries: 200,
    onRead: cacheCounter('rate'),
    holdMs: holdFor,
  }),
);

/** A brand can be sold out, empty or mislabelled; three in a row say that it is not the brand. */
const mostTellers = 3;

/** The list is of use without the filter: who waits for it waits no longer for a price. */
const patienceMs = 3_000;

type Wish = { locale: string; country: string; coin: string };

/** A price of a brand in a coin: one of its set prices, else what its smallest value costs. */
async function priceFrom(
  caller: Caller,
  brand: Brand,
  { locale, coin }: Wish,
): Promise<Result<PriceSample | null, SupplierError>> {
  const answer = await pricesOf(caller, brand, { coin, lang: supplierLanguage(locale) });
  if (!answer.ok) return answer;
  const { products } = answer.data;
  if (!confirmsLabel(brand, products)) return { ok: true, data: null };
  const set = middlePrice(brand, products);
  if (set !== null) return { ok: true, data: set };
  const range = products.find((product) => product.type === 'range' && !product.outOfStock);
  if (range?.type !== 'range') return { ok: true, data: null };
  const { id: productId, brandName, min: value, currency } = range;
  const quote = await quoteFor(caller, {
    productId,
    brandName,
    country: brand.country,
    value,
    coin,
  });
  if (!quote.ok) return quote;
  const face = { amount: value, currency };
  return { ok: true, data: { brand: brand.name, face, price: quote.data } };
}

async function firstPrice(
  caller: Caller,
  tellers: readonly Brand[],
  wish: Wish,
): Promise<Result<PriceSample, SupplierError>> {
  let error: SupplierError = { kind: 'unavailable' };
  for (const brand of tellers) {
    const price = await priceFrom(caller, brand, wish);
    if (!price.ok) error = price.error;
    else if (price.data !== null) return { ok: true, data: price.data };
  }
  return { ok: false, error };
}

/**
 * What the money on a country's cards costs in a coin, for each of `units` that it is known for: a
 * price of the supplier's own, of the first of `brands` (best known first) that has one. Good for
 * telling about how far a budget goes, not for charging. Empty for a coin nobody can pay with.
 */
export async function pricesByUnit(
  caller: Caller,
  brands: readonly Brand[],
  units: readonly string[],
  wish: Wish,
): Promise<Map<string, PriceSample>> {
  const coins = await coinsOnOffer(caller);
  // A made-up coin would cost a place in the cache each time.
  if (!coins.ok || !coins.data.some(({ ticker }) => ticker === wish.coin)) return new Map();
  const found = await Promise.all(
    units.map(async (unit) => {
      const tellers = tellersOf(brands, unit).slice(0, mostTellers);
      const key = JSON.stringify([wish.country, unit, wish.coin]);
      const price = rateCache().get(key, () => firstPrice(caller, tellers, wish));
      const answer = await within(patienceMs, price);
      return answer?.ok ? ([[unit, answer.data]] as const) : [];
    }),
  );
  return new Map(found.flat());
}
