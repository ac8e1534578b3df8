import 'server-only';
import type { Brand } from '@/schemas/catalogue';
import type { Caller } from '../cryptorefills/catalogue';
import { supplierLanguage } from '../i18n/locales';
import { coinsOnOffer } from './catalogue';
import type { KnownProducts } from './delivery';
import { payableCoin } from './offer';
import { pricesOf, productsAtHand } from './products';
import { type Outcome, sparingReads } from './sparing-reads';

const readSparingly = sparingReads('deliveryReads');

/** Reads the products of a brand, in a coin that can be paid with: the ways of delivery hang on none. */
async function readProducts(caller: Caller, brand: Brand, lang: string): Promise<Outcome> {
  const coins = await coinsOnOffer(caller);
  if (!coins.ok) return 'failed';
  const prices = await pricesOf(caller, brand, { coin: payableCoin(coins.data, undefined), lang });
  if (!prices.ok) return 'failed';
  return prices.data.products.length > 0 ? 'found' : 'nothing';
}

/**
 * The products of a country's brands as far as they are at hand, and of the first top-ups that are not,
 * where they can be had within a second: of other kinds the way of delivery is known without.
 */
export async function knownProducts(
  caller: Caller,
  brands: readonly Brand[],
  { locale, country }: { locale: string; country: string },
): Promise<KnownProducts> {
  const known = productsAtHand(country);
  const missing = brands.filter(
    ({ id, kind, outOfStock }) => kind === 'top-ups' && !outOfStock && !known.has(id),
  );
  if (missing.length === 0) return known;
  const lang = supplierLanguage(locale);
  const wanted = missing.map((brand) => ({
    key: JSON.stringify([country, brand.id]),
    read: (last: Caller) => readProducts(last, brand, lang),
  }));
  await readSparingly(caller, wanted);
  return productsAtHand(country);
}
