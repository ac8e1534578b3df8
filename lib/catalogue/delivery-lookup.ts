import 'server-only';
import type { Brand } from '@/schemas/catalogue';
import type { Caller } from '../cryptorefills/catalogue';
import { supplierLanguage } from '../i18n/locales';
import { coinsOnOffer } from './catalogue';
import type { KnownProducts } from './delivery';
import { payableCoin } from './offer';
import { pricesOf, productsAtHand } from './products';
import { sparingReads } from './sparing-reads';

const readSparingly = sparingReads('deliveryReads');

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
  const coins = await coinsOnOffer(caller);
  if (!coins.ok) return known;
  const wish = { coin: payableCoin(coins.data, undefined), lang: supplierLanguage(locale) };
  const wanted = missing.map((brand) => ({
    key: JSON.stringify([country, brand.id]),
    read: (last: Caller) => pricesOf(last, brand, wish),
  }));
  await readSparingly(caller, wanted);
  return productsAtHand(country);
}
