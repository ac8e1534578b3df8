import 'server-only';
import type {
  Brand,
  BrandMention,
  BrandProducts,
  CoinAmount,
  CoinAsTold,
  Currency,
} from '@/schemas/catalogue';
import type { Result } from '@/schemas/result';
import { wireBrandMentions } from '@/schemas/wire/brand-mentions';
import { wireBrands } from '@/schemas/wire/brands';
import { wireAvailableCountries } from '@/schemas/wire/countries';
import { wireCurrencies } from '@/schemas/wire/currencies';
import { wirePaymentVias } from '@/schemas/wire/payment-vias';
import { wirePrice, wireProductGroups } from '@/schemas/wire/products';
import type { Session } from '../session';
import { toBrandProducts, toBrands, toCoins, toCurrencies } from './catalogue-mapping';
import { callSupplier } from './client';
import { countDropped, noteDropped } from './dropped';
import type { SupplierError } from './errors';

/** On whose behalf, and what for: a page, unless it says otherwise. */
export type Caller = Pick<Session, 'address' | 'userAgent'> & {
  lane?: 'catalogue' | 'checkout' | 'background';
};
type Answer<T> = Promise<Result<T, SupplierError>>;

/** An answer in the shop's terms; the rows that could not be read are counted under `endpoint`. */
function mapped<Wire, T>(
  endpoint: string,
  answer: Result<Wire, SupplierError>,
  map: (body: Wire) => T,
): Result<T, SupplierError> {
  if (!answer.ok) return answer;
  noteDropped(endpoint, countDropped(answer.data));
  return { ok: true, data: map(answer.data) };
}

/** `GET /v2/brands`: every brand sold for use in a country (alpha-2, upper case). */
export async function fetchBrands(caller: Caller, country: string): Answer<Brand[]> {
  const answer = await callSupplier({
    session: caller,
    lane: caller.lane ?? 'catalogue',
    path: '/v2/brands',
    query: { country_code: country },
    schema: wireBrands,
  });
  return mapped('/v2/brands', answer, (body) => toBrands(body, country));
}

/** `GET /v5/products/country/{CC}`: what a brand sells, priced in `coin`, described in `lang`. */
export async function fetchBrandProducts(
  caller: Caller,
  brand: Brand,
  wish: { coin: string; lang: string },
): Answer<BrandProducts> {
  const answer = await callSupplier({
    session: caller,
    lane: caller.lane ?? 'catalogue',
    path: `/v5/products/country/${brand.country}`,
    query: { family_name: brand.family, coin: wish.coin, lang: wish.lang },
    schema: wireProductGroups,
  });
  return mapped('/v5/products/country/{CC}', answer, ({ items }) => toBrandProducts(items, brand));
}

/**
 * `GET /v4/products/price`: the price of a chosen value of a range product. The answer must speak
 * of the product and coin asked for: the endpoint silently answers for another when it has no such
 * value. Not a settlement quote; the order's own amount decides.
 */
export async function fetchPrice(
  caller: Caller,
  wish: { productId: string; brandName: string; country: string; value: string; coin: string },
): Answer<CoinAmount> {
  const answer = await callSupplier({
    session: caller,
    lane: 'quote',
    path: '/v4/products/price',
    query: {
      brand_name: wish.brandName,
      country_code: wish.country,
      face_value: wish.value,
      coin: wish.coin,
    },
    schema: wirePrice,
  });
  if (!answer.ok) return answer;
  const { product_id, coin, coin_amount: amount } = answer.data;
  const isOther = product_id !== wish.productId || coin.toUpperCase() !== wish.coin.toUpperCase();
  if (isOther || amount === null) return { ok: false, error: { kind: 'unreadable' } };
  return { ok: true, data: { amount, coin: wish.coin } };
}

/** `GET /v3/payment_vias`: the coins and networks a buyer can pay with from a wallet. */
export async function fetchCoins(caller: Caller): Answer<CoinAsTold[]> {
  const answer = await callSupplier({
    session: caller,
    lane: caller.lane ?? 'catalogue',
    path: '/v3/payment_vias',
    schema: wirePaymentVias,
  });
  return mapped('/v3/payment_vias', answer, toCoins);
}

/** `GET /v3/currencies`: every coin the supplier knows, suspended ones included. */
export async function fetchCurrencies(caller: Caller): Answer<Currency[]> {
  const answer = await callSupplier({
    session: caller,
    lane: 'background',
    optional: true,
    path: '/v3/currencies',
    schema: wireCurrencies,
  });
  return mapped('/v3/currencies', answer, toCurrencies);
}

/** `GET /v2/homepage`: the brands the supplier puts forward in a country, in its order. */
export async function fetchHomepage(caller: Caller, country: string): Answer<BrandMention[]> {
  const answer = await callSupplier({
    session: caller,
    lane: 'background',
    optional: true,
    path: '/v2/homepage',
    query: { country_code: country },
    schema: wireBrandMentions,
  });
  return mapped('/v2/homepage', answer, ({ items }) => items);
}

/** Whoever searches has already seen that the shop's own list has nothing. */
const searchPatienceMs = 3_000;

/**
 * `GET /v2/search/{CC}`: the brands the supplier finds for some words, best first. Anything can be
 * searched for, so searches come last in the queue.
 */
export async function fetchSearch(
  caller: Caller,
  wish: { country: string; words: string; lang: string },
): Answer<BrandMention[]> {
  const answer = await callSupplier({
    session: caller,
    lane: 'background',
    optional: true,
    path: `/v2/search/${wish.country}`,
    query: { q: wish.words, lang: wish.lang },
    schema: wireBrandMentions,
    patienceMs: searchPatienceMs,
  });
  return mapped('/v2/search/{CC}', answer, ({ items }) => items);
}

/**
 * The countries goods are sold for, from the supplier's website: upper-case alpha-2 codes. Asked on
 * nobody's behalf.
 */
export async function fetchAvailableCountries(url: URL): Answer<string[]> {
  const answer = await callSupplier({
    session: { address: null, userAgent: null },
    lane: 'elsewhere',
    optional: true,
    origin: url.origin,
    path: url.pathname + url.search,
    schema: wireAvailableCountries,
  });
  return mapped('/api/available-countries', answer, ({ items }) => items);
}
