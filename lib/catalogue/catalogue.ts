import 'server-only';
import {
  type Brand,
  type BrandProducts,
  brandProductsSchema,
  brandsSchema,
  type Coin,
  type CoinAmount,
  coinsSchema,
  type Kind,
} from '@/schemas/catalogue';
import type { Result } from '@/schemas/result';
import {
  fetchBrandProducts,
  fetchBrands,
  fetchCoins,
  fetchCurrencies,
  fetchPrice,
} from '../cryptorefills/catalogue';
import type { SupplierError } from '../cryptorefills/errors';
import { problemOf } from '../cryptorefills/problems';
import { trimDecimal } from '../money';
import { processWide } from '../process-wide';
import type { Session } from '../session';
import { shop } from '../shop';
import { createCache } from './cache';
import { isCountryOnOffer } from './countries';
import { holdFor } from './hold';
import { keptCopies } from './kept';
import { lifetimes } from './lifetimes';

type Caller = Pick<Session, 'address' | 'userAgent'>;
type Answer<T> = Promise<Result<T, SupplierError>>;

// Keys name country, language and coin, never the visitor: the same copy serves everyone.
const brandCache = processWide('brandCache', () =>
  createCache<Brand[], SupplierError>({
    ...lifetimes.brands,
    isEmpty: (brands) => brands.length === 0,
    maxEntries: 60,
    copies: keptCopies('brands', brandsSchema),
    holdMs: holdFor,
  }),
);
const productCache = processWide('productCache', () =>
  createCache<BrandProducts, SupplierError>({
    ...lifetimes.products,
    isEmpty: (answer) => answer.products.length === 0,
    maxEntries: 500,
    copies: keptCopies('products', brandProductsSchema),
    holdMs: holdFor,
  }),
);
const coinCache = processWide('coinCache', () =>
  createCache<Coin[], SupplierError>({
    ...lifetimes.coins,
    isEmpty: (coins) => coins.length === 0,
    maxEntries: 1,
    copies: keptCopies('coins', coinsSchema),
    holdMs: holdFor,
  }),
);
const quoteCache = processWide('quoteCache', () =>
  createCache<CoinAmount, SupplierError>({
    ...lifetimes.quotes,
    isEmpty: () => false,
    maxEntries: 500,
    holdMs: holdFor,
  }),
);

/**
 * What the shop sells for use in a country (alpha-2, upper case), without hidden categories; nothing
 * for a country it does not sell for.
 */
export async function brandsOf(caller: Caller, country: string): Answer<Brand[]> {
  if (!isCountryOnOffer(country)) return { ok: true, data: [] };
  const answer = await brandCache().get(country, (how) =>
    fetchBrands({ ...caller, ...how }, country),
  );
  if (!answer.ok) return answer;
  const hidden = new Set(shop().hiddenCategories);
  return {
    ok: true,
    data: answer.data.filter((brand) => !hidden.has(brand.categories[0] ?? '')),
  };
}

/** One brand by its place in the shop; null when the country has no such brand. */
export async function findBrand(
  caller: Caller,
  place: { country: string; kind: Kind; slug: string },
): Answer<Brand | null> {
  const answer = await brandsOf(caller, place.country);
  if (!answer.ok) return answer;
  const brand = answer.data.find(({ kind, slug }) => kind === place.kind && slug === place.slug);
  return { ok: true, data: brand ?? null };
}

/** A brand's products, priced in `coin` and described in the supplier's `lang`. */
export async function productsOf(
  caller: Caller,
  brand: Brand,
  wish: { coin: string; lang: string },
): Answer<BrandProducts> {
  const coins = await coinsOnOffer(caller);
  // A made-up coin would cost a supplier call and a place in the cache each time.
  if (coins.ok && !coins.data.some(({ ticker }) => ticker === wish.coin)) {
    return {
      ok: false,
      error: { kind: 'refused', problems: [problemOf('NOT_ALLOWED_PAYMENT_VIA')] },
    };
  }
  const key = JSON.stringify([brand.country, brand.id, wish.lang, wish.coin]);
  return await productCache().get(key, (how) =>
    fetchBrandProducts({ ...caller, ...how }, brand, wish),
  );
}

/**
 * The coins to pay with. Either endpoint may be the first to say that one is suspended; the list of
 * currencies says nothing else that is needed, so without it the ways to pay stand alone.
 */
async function loadCoins(caller: Caller & { background: boolean }): Answer<Coin[]> {
  const [coins, currencies] = await Promise.all([fetchCoins(caller), fetchCurrencies(caller)]);
  if (!coins.ok || !currencies.ok) return coins;
  const suspended = new Set(
    currencies.data.filter((currency) => currency.suspended).map(({ ticker }) => ticker),
  );
  return {
    ok: true,
    data: coins.data.map((coin) => ({
      ...coin,
      suspended: coin.suspended || suspended.has(coin.ticker),
    })),
  };
}

/** The coins a buyer can pay with, in the partner's order, each with its networks in theirs. */
export async function coinsOnOffer(caller: Caller): Answer<Coin[]> {
  const answer = await coinCache().get('all', (how) => loadCoins({ ...caller, ...how }));
  if (!answer.ok) return answer;
  const { coins: coinOrder, networks: networkOrder } = shop();
  const place = (order: string[], name: string) => {
    const index = order.findIndex((entry) => entry.toLowerCase() === name.toLowerCase());
    return index === -1 ? order.length : index;
  };
  return {
    ok: true,
    data: answer.data
      .map((coin) => ({
        ...coin,
        networks: coin.networks.toSorted(
          (a, b) => place(networkOrder, a.name) - place(networkOrder, b.name),
        ),
      }))
      .toSorted((a, b) => place(coinOrder, a.ticker) - place(coinOrder, b.ticker)),
  };
}

/** The price of a chosen value of a range product, at most fifteen seconds old. */
export async function quoteFor(
  caller: Caller,
  wish: { productId: string; brandName: string; country: string; value: string; coin: string },
): Answer<CoinAmount> {
  const key = JSON.stringify([wish.country, wish.productId, trimDecimal(wish.value), wish.coin]);
  return await quoteCache().get(key, () => fetchPrice(caller, wish));
}
