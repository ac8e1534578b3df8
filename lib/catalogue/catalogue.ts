import 'server-only';
import {
  type Brand,
  brandsSchema,
  type Coin,
  type CoinAmount,
  type CoinAsTold,
  type Currency,
  coinsAsToldSchema,
  currenciesSchema,
  type Kind,
  type Network,
  type TokenTold,
} from '@/schemas/catalogue';
import type { Result } from '@/schemas/result';
import {
  type Caller,
  fetchBrands,
  fetchCoins,
  fetchCurrencies,
  fetchPrice,
} from '../cryptorefills/catalogue';
import type { SupplierError } from '../cryptorefills/errors';
import { trimDecimal } from '../money';
import { type CoinOnNetwork, isSamePayment } from '../payment/networks';
import { processWide } from '../process-wide';
import { shop } from '../shop';
import { cacheCounter } from '../telemetry/meters';
import { within } from '../within';
import { createCache } from './cache';
import { isCountryOnOffer } from './countries';
import { curateBrands, curateCoins } from './curation';
import { holdFor } from './hold';
import { keptCopies } from './kept';
import { inLane, lineOf } from './lanes';
import { lifetimes } from './lifetimes';

type Answer<T> = Promise<Result<T, SupplierError>>;

/** A price and when the supplier named it, in epoch milliseconds. */
export type Quote = CoinAmount & { readAt: number };

/** What was read, and when: kept copies can be a day old, and a page says how old its prices are. */
async function dated<T>(answer: Answer<T>): Answer<T & { readAt: number }> {
  const read = await answer;
  return read.ok ? { ok: true, data: { ...read.data, readAt: Date.now() } } : read;
}

// Keys name country, language and coin, never the visitor: the same copy serves everyone.
const brandCache = processWide('brandCache', () =>
  createCache<Brand[], SupplierError>({
    ...lifetimes.brands,
    isEmpty: (brands) => brands.length === 0,
    maxEntries: 60,
    onRead: cacheCounter('brand'),
    copies: keptCopies('brands', brandsSchema),
    holdMs: holdFor,
  }),
);
const coinCache = processWide('coinCache', () =>
  createCache<CoinAsTold[], SupplierError>({
    ...lifetimes.coins,
    isEmpty: (coins) => coins.length === 0,
    maxEntries: 1,
    onRead: cacheCounter('coin'),
    copies: keptCopies('coins', coinsAsToldSchema),
    holdMs: holdFor,
  }),
);
const currencyCache = processWide('currencyCache', () =>
  createCache<Currency[], SupplierError>({
    ...lifetimes.currencies,
    isEmpty: (currencies) => currencies.length === 0,
    maxEntries: 1,
    onRead: cacheCounter('currency'),
    copies: keptCopies('currencies', currenciesSchema),
    holdMs: holdFor,
  }),
);
const quoteCache = processWide('quoteCache', () =>
  createCache<Quote, SupplierError>({
    ...lifetimes.quotes,
    isEmpty: () => false,
    maxEntries: 500,
    onRead: cacheCounter('quote'),
    holdMs: holdFor,
  }),
);

// What is computed of a country's brands can be kept beside them: they stay the same array for as
// long as the supplier's answer does.
const curated = new WeakMap<readonly Brand[], Brand[]>();

function curatedOnce(brands: Brand[]): Brand[] {
  const known = curated.get(brands);
  if (known !== undefined) return known;
  const sold = curateBrands(brands, shop());
  curated.set(brands, sold);
  return sold;
}

/** All that the supplier has for a country, whether this shop sells it or not. */
async function allBrandsOf(caller: Caller, country: string): Answer<Brand[]> {
  if (!isCountryOnOffer(country)) return { ok: true, data: [] };
  const load = (how: { background: boolean }) => fetchBrands(inLane(caller, how), country);
  return await brandCache().get(country, load, lineOf(caller));
}

/**
 * What the shop sells for use in a country (alpha-2, upper case): of the supplier's brands those the
 * partner wants; nothing for a country it does not sell for.
 */
export async function brandsOf(caller: Caller, country: string): Answer<Brand[]> {
  const answer = await allBrandsOf(caller, country);
  return answer.ok ? { ok: true, data: curatedOnce(answer.data) } : answer;
}

/**
 * The catalogues that are at hand, by country: those in memory, and of the partner's popular
 * countries and `others` also what the store keeps. The supplier is not asked.
 */
export async function brandsAtHand(others: readonly string[] = []): Promise<Map<string, Brand[]>> {
  const cache = brandCache();
  const countries = new Set([...shop().countries.popular, ...others, ...cache.keys()]);
  const onOffer = [...countries].filter(isCountryOnOffer);
  const found = new Map<string, Brand[]>();
  for (const [index, brands] of (await Promise.all(onOffer.map(cache.peek))).entries()) {
    const country = onOffer[index];
    if (country !== undefined && brands !== null) found.set(country, curatedOnce(brands));
  }
  return found;
}

/**
 * One brand by its place in the shop; null when the country has no such brand. A country that is on
 * offer and has nothing at all is a supplier in trouble, which is known to answer so.
 */
export async function findBrand(
  caller: Caller,
  place: { country: string; kind: Kind; slug: string },
): Answer<Brand | null> {
  const answer = await allBrandsOf(caller, place.country);
  if (!answer.ok) return answer;
  if (answer.data.length === 0 && isCountryOnOffer(place.country)) {
    return { ok: false, error: { kind: 'unavailable' } };
  }
  const brand = curatedOnce(answer.data).find(
    ({ kind, slug }) => kind === place.kind && slug === place.slug,
  );
  return { ok: true, data: brand ?? null };
}

/** The list of currencies is an extra: who has the ways to pay waits no longer for it. */
const currencyPatienceMs = 200;

/** The coins that `/v3/currencies` calls suspended, as far as it is known: it may say so first. */
async function suspendedCurrencies(caller: Caller): Promise<ReadonlySet<string>> {
  const answer = await within(
    currencyPatienceMs,
    currencyCache().get('all', () => fetchCurrencies(caller)),
  );
  const currencies = answer?.ok ? answer.data : [];
  return new Set(currencies.filter(({ suspended }) => suspended).map(({ ticker }) => ticker));
}

async function coinsAsTold(caller: Caller): Answer<CoinAsTold[]> {
  const load = (how: { background: boolean }) => fetchCoins(inLane(caller, how));
  return await coinCache().get('all', load, lineOf(caller));
}

/** Networks without what is told of their tokens, which no browser is to carry. */
function networksOf({ networks }: CoinAsTold): Network[] {
  return networks.map(({ name, minimum, suspended }) => ({ name, minimum, suspended }));
}

/** An order's page is not held up for what makes paying more convenient. */
const tokenPatienceMs = 1_000;

/**
 * What the supplier says a coin is on a network, out of the same answer as `coinsOnOffer`; null when
 * it says nothing readable of it, or does not answer soon.
 */
export async function tokenTold(caller: Caller, payment: CoinOnNetwork): Promise<TokenTold | null> {
  const answer = await within(tokenPatienceMs, coinsAsTold(caller));
  const rows = (answer?.ok ? answer.data : []).flatMap(({ ticker, networks }) =>
    networks.map(({ name, token }) => ({ coin: ticker, network: name, token })),
  );
  return rows.find((row) => isSamePayment(row, payment))?.token ?? null;
}

/** The coins a buyer can pay with, in the partner's order, each with its networks in theirs. */
export async function coinsOnOffer(caller: Caller): Answer<Coin[]> {
  const [answer, suspended] = await Promise.all([coinsAsTold(caller), suspendedCurrencies(caller)]);
  if (!answer.ok) return answer;
  // Nobody sells for nothing: an empty list is a supplier in trouble.
  if (answer.data.length === 0) return { ok: false, error: { kind: 'unavailable' } };
  const coins = answer.data.map((coin) => ({
    ...coin,
    suspended: coin.suspended || suspended.has(coin.ticker),
    networks: networksOf(coin),
  }));
  return { ok: true, data: curateCoins(coins, shop()) };
}

/** The price of a chosen value of a range product, at most fifteen seconds old. */
export async function quoteFor(
  caller: Caller,
  wish: { productId: string; brandName: string; country: string; value: string; coin: string },
): Answer<Quote> {
  const key = JSON.stringify([wish.country, wish.productId, trimDecimal(wish.value), wish.coin]);
  return await quoteCache().get(key, () => dated(fetchPrice(caller, wish)));
}
