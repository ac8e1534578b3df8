import 'server-only';
import type { Brand, BrandProducts, Coin, CoinAmount } from '@/schemas/catalogue';
import type { Result } from '@/schemas/result';
import { wireBrands } from '@/schemas/wire/brands';
import { wirePaymentVias } from '@/schemas/wire/payment-vias';
import { wirePrice, wireProductGroups } from '@/schemas/wire/products';
import type { Session } from '../session';
import { toBrandProducts, toBrands, toCoins } from './catalogue-mapping';
import { callSupplier } from './client';
import type { SupplierError } from './errors';

type Caller = Pick<Session, 'address' | 'userAgent'>;
type Answer<T> = Promise<Result<T, SupplierError>>;

/** `GET /v2/brands`: every brand sold for use in a country (alpha-2, upper case). */
export async function fetchBrands(caller: Caller, country: string): Answer<Brand[]> {
  const answer = await callSupplier({
    session: caller,
    path: '/v2/brands',
    query: { country_code: country },
    schema: wireBrands,
  });
  return answer.ok ? { ok: true, data: toBrands(answer.data, country) } : answer;
}

/** `GET /v5/products/country/{CC}`: what a brand sells, priced in `coin`, described in `lang`. */
export async function fetchBrandProducts(
  caller: Caller,
  brand: Brand,
  wish: { coin: string; lang: string },
): Answer<BrandProducts> {
  const answer = await callSupplier({
    session: caller,
    path: `/v5/products/country/${brand.country}`,
    query: { family_name: brand.family, coin: wish.coin, lang: wish.lang },
    schema: wireProductGroups,
  });
  return answer.ok ? { ok: true, data: toBrandProducts(answer.data.items, brand) } : answer;
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
  if (product_id !== wish.productId || coin !== wish.coin || amount === null) {
    return { ok: false, error: { kind: 'unreadable' } };
  }
  return { ok: true, data: { amount, coin } };
}

/** `GET /v3/payment_vias`: the coins and networks a buyer can pay with from a wallet. */
export async function fetchCoins(caller: Caller): Answer<Coin[]> {
  const answer = await callSupplier({
    session: caller,
    path: '/v3/payment_vias',
    schema: wirePaymentVias,
  });
  return answer.ok ? { ok: true, data: toCoins(answer.data) } : answer;
}
