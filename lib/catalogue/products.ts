import 'server-only';
import {
  type Brand,
  type BrandPrices,
  type BrandProducts,
  type BrandWords,
  brandPricesSchema,
  brandWordsSchema,
  type Product,
} from '@/schemas/catalogue';
import type { Result } from '@/schemas/result';
import { type Caller, fetchBrandProducts } from '../cryptorefills/catalogue';
import type { SupplierError } from '../cryptorefills/errors';
import { problemOf } from '../cryptorefills/problems';
import { processWide } from '../process-wide';
import { cacheCounter } from '../telemetry/meters';
import { createCache } from './cache';
import { coinsOnOffer } from './catalogue';
import { holdFor } from './hold';
import { keptCopies } from './kept';
import { inLane, lineOf } from './lanes';
import { keptLimits, lifetimes } from './lifetimes';
import { joined, type Parts, parted } from './prices-and-words';

type Answer<T> = Promise<Result<T, SupplierError>>;

/** The coin prices are wanted in, and the supplier's language for labels and texts. */
type Wish = { coin: string; lang: string };

// One answer of the supplier says what things cost, which hangs on the coin and changes all the time,
// and how they are called, which hangs on the language and hardly ever does. Kept apart, a price is
// asked for once for readers of all languages, and words are once for buyers with all coins.
const priceCache = processWide('priceCache', () =>
  createCache<BrandPrices, SupplierError>({
    ...lifetimes.prices,
    isEmpty: ({ products }) => products.length === 0,
    maxEntries: 500,
    onRead: cacheCounter('product'),
    copies: keptCopies('prices', brandPricesSchema, keptLimits.productRows),
    holdMs: holdFor,
  }),
);
const wordCache = processWide('wordCache', () =>
  createCache<BrandWords, SupplierError>({
    ...lifetimes.words,
    isEmpty: ({ labels, text }) => text === null && Object.keys(labels).length === 0,
    maxEntries: 500,
    onRead: cacheCounter('words'),
    copies: keptCopies('words', brandWordsSchema, keptLimits.productRows),
    holdMs: holdFor,
  }),
);

const priceKey = ({ country, id }: Brand, { coin }: { coin: string }) =>
  JSON.stringify([country, id, coin]);
const wordKey = ({ country, id }: Brand, { lang }: { lang: string }) =>
  JSON.stringify([country, id, lang]);

/** Asks the supplier, whose answer has both parts. */
async function ask(caller: Caller, brand: Brand, wish: Wish): Answer<Parts> {
  const answer = await fetchBrandProducts(caller, brand, wish);
  if (!answer.ok) return answer;
  return { ok: true, data: parted(answer.data, { lang: wish.lang, readAt: Date.now() }) };
}

/**
 * What a brand's products cost in `coin`. Their labels are in whatever language they were read in:
 * `lang`, where nobody has read them lately.
 */
export async function pricesOf(caller: Caller, brand: Brand, wish: Wish): Answer<BrandPrices> {
  const coins = await coinsOnOffer(caller);
  // A made-up coin would cost a supplier call and a place in the cache each time.
  if (coins.ok && !coins.data.some(({ ticker }) => ticker === wish.coin)) {
    return {
      ok: false,
      error: { kind: 'refused', problems: [problemOf('NOT_ALLOWED_PAYMENT_VIA')] },
    };
  }
  const load = async (how: { background: boolean }): Answer<BrandPrices> => {
    const answer = await ask(inLane(caller, how), brand, wish);
    if (!answer.ok) return answer;
    wordCache().put(wordKey(brand, wish), answer.data.words);
    return { ok: true, data: answer.data.prices };
  };
  return await priceCache().get(priceKey(brand, wish), load, lineOf(caller));
}

async function wordsOf(caller: Caller, brand: Brand, wish: Wish): Answer<BrandWords> {
  const load = async (how: { background: boolean }): Answer<BrandWords> => {
    const answer = await ask(inLane(caller, how), brand, wish);
    if (!answer.ok) return answer;
    priceCache().put(priceKey(brand, wish), answer.data.prices);
    return { ok: true, data: answer.data.words };
  };
  return await wordCache().get(wordKey(brand, wish), load, lineOf(caller));
}

/**
 * The products of a country's brands that happen to be in memory, by the id of their brand, in whatever
 * coin and language they were read: for what hangs on neither. Asks nobody, and nothing is kept for it.
 */
export function productsAtHand(country: string): Map<string, readonly Product[]> {
  const known = new Map<string, readonly Product[]>();
  for (const [key, { products }] of priceCache().atHand(`[${JSON.stringify(country)},`)) {
    const [, id]: unknown[] = JSON.parse(key);
    if (typeof id === 'string') known.set(id, products);
  }
  return known;
}

/** A brand's products, priced in `coin` and described in `lang`, or as they can be where that fails. */
export async function productsOf(caller: Caller, brand: Brand, wish: Wish): Answer<BrandProducts> {
  const prices = await pricesOf(caller, brand, wish);
  if (!prices.ok) return prices;
  const words =
    prices.data.products.length > 0 ? await wordsOf(caller, brand, wish) : { ok: false as const };
  if (words.ok) return { ok: true, data: joined(prices.data, words.data) };
  // What is said in another language is better than a page that only says to come back.
  const others = await wordCache().peek(wordKey(brand, prices.data));
  return { ok: true, data: joined(prices.data, others) };
}
