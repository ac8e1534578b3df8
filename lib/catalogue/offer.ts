import 'server-only';
import type { Brand, BrandProducts, Coin, Kind } from '@/schemas/catalogue';
import type { Result } from '@/schemas/result';
import type { Caller } from '../cryptorefills/catalogue';
import type { SupplierError } from '../cryptorefills/errors';
import { supplierLanguage } from '../i18n/locales';
import { brandsOf, coinsOnOffer, findBrand } from './catalogue';
import { productsOf } from './products';
import { similarBrands } from './similar';

/**
 * Everything a product or checkout page needs: the brand, its products priced in `coin`, the coins,
 * and where else to look.
 */
export type Offer = BrandProducts & {
  brand: Brand;
  coin: string;
  coins: Coin[];
  /** Brands like it, in stock in the same country; none when they cannot be told. */
  similar: Brand[];
};

/** The wanted coin when it can be paid with, else the partner's first that can. */
export function payableCoin(coins: readonly Coin[], wanted: string | undefined): string {
  const payable = coins.filter((coin) => !coin.suspended);
  const chosen = payable.find(({ ticker }) => ticker === wanted) ?? payable[0];
  return chosen?.ticker ?? 'USDC';
}

/**
 * Loads a brand's offer, priced in the wanted coin when that can be paid with, else in the
 * partner's first. Null when the country has no such brand.
 */
export async function loadOffer(
  caller: Caller,
  place: { locale: string; country: string; kind: Kind; slug: string },
  wantedCoin: string | undefined,
): Promise<Result<Offer | null, SupplierError>> {
  const [brand, coins] = await Promise.all([findBrand(caller, place), coinsOnOffer(caller)]);
  if (!brand.ok) return brand;
  if (!coins.ok) return coins;
  if (brand.data === null) return { ok: true, data: null };
  const coin = payableCoin(coins.data, wantedCoin);
  const products = await productsOf(caller, brand.data, {
    coin,
    lang: supplierLanguage(place.locale),
  });
  if (!products.ok) return products;
  const brands = await brandsOf(caller, place.country);
  const similar = brands.ok ? similarBrands(brands.data, brand.data) : [];
  return {
    ok: true,
    data: { ...products.data, brand: brand.data, coin, coins: coins.data, similar },
  };
}
