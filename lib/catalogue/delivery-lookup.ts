import 'server-only';
import type { Brand } from '@/schemas/catalogue';
import type { Caller } from '../cryptorefills/catalogue';
import { supplierLanguage } from '../i18n/locales';
import { within } from '../within';
import { coinsOnOffer } from './catalogue';
import type { KnownProducts } from './delivery';
import { payableCoin } from './offer';
import { pricesOf, productsAtHand } from './products';

/** Brands read for one list at most: those that it begins with. */
const mostReads = 12;

/** The list is of use with some ways unknown: who waits for it waits no longer. What is read goes on. */
const patienceMs = 1_000;

/** Reads brands behind everybody who waits for a page of their own. */
async function readThem(caller: Caller, brands: readonly Brand[], lang: string): Promise<void> {
  const coins = await coinsOnOffer(caller);
  if (!coins.ok) return;
  const wish = { coin: payableCoin(coins.data, undefined), lang };
  const last = { ...caller, lane: 'background' as const };
  await Promise.all(brands.map((brand) => pricesOf(last, brand, wish)));
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
  const reads = readThem(caller, missing.slice(0, mostReads), supplierLanguage(locale));
  await within(patienceMs, reads);
  return productsAtHand(country);
}
