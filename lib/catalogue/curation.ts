import 'server-only';
import type { Brand, Coin } from '@/schemas/catalogue';
import type { ShopConfig } from '@/schemas/shop-config';
import { isRecommended } from '../payment/network-facts';
import { type CoinOnNetwork, plainName } from '../payment/networks';
import { shop } from '../shop';

type BrandWish = Pick<ShopConfig, 'kinds' | 'categories' | 'brands'>;

/**
 * The brands that the partner sells, without what their categories lead to elsewhere. A brand goes by
 * its own category, the first; one that is merely also of a hidden one stays.
 */
export function curateBrands(all: readonly Brand[], wish: BrandWish): Brand[] {
  const { kinds, categories, brands } = wish;
  const isShown = (slug: string) =>
    !categories.deny.includes(slug) && (categories.allow?.includes(slug) ?? true);
  return all
    .filter(({ kind }) => kinds.includes(kind))
    .filter(({ slug }) => !brands.deny.includes(slug) && (brands.allow?.includes(slug) ?? true))
    .filter((brand) => isShown(brand.categories[0] ?? ''))
    .map((brand) =>
      brand.categories.every(isShown)
        ? brand
        : { ...brand, categories: brand.categories.filter(isShown) },
    );
}

/** The partner's featured brands first, in their order, then the others as they come. */
export function featuredFirst(brands: readonly Brand[], others: readonly Brand[]): Brand[] {
  const own = shop().brands.feature.flatMap((slug) =>
    brands.filter((brand) => brand.slug === slug && !brand.outOfStock),
  );
  return [...new Set([...own, ...others])];
}

/** The countries the partner sells for, of those that the supplier does. */
export function curateCountries(
  codes: readonly string[],
  { allow, deny }: ShopConfig['countries'],
): readonly string[] {
  if (allow === undefined && deny.length === 0) return codes;
  return codes.filter((code) => !deny.includes(code) && (allow?.includes(code) ?? true));
}

const isSameName = (one: string, other: string) => plainName(one) === plainName(other);

type PaymentWish = Pick<ShopConfig, 'coins' | 'networks'>;

const isNamed = (names: readonly string[], name: string) =>
  names.some((entry) => isSameName(entry, name));

/** Whether the partner takes no payment this way, whoever asks for it and however. */
export function isHiddenPayment({ coin, network }: CoinOnNetwork, wish: PaymentWish): boolean {
  return isNamed(wish.coins.hide, coin) || isNamed(wish.networks.hide, network);
}

/** The coins that can be paid with, in the partner's order, each with its networks in theirs. */
export function curateCoins(coins: readonly Coin[], wish: PaymentWish): Coin[] {
  const place = (order: readonly string[], name: string) => {
    const index = order.findIndex((entry) => isSameName(entry, name));
    return index === -1 ? order.length : index;
  };
  return coins
    .filter(({ ticker }) => !isNamed(wish.coins.hide, ticker))
    .map((coin) => ({
      ...coin,
      networks: coin.networks
        .filter(({ name }) => !isNamed(wish.networks.hide, name))
        .toSorted(
          (a, b) => place(wish.networks.order, a.name) - place(wish.networks.order, b.name),
        ),
    }))
    .filter(({ networks }) => networks.length > 0)
    .toSorted((a, b) => place(wish.coins.order, a.ticker) - place(wish.coins.order, b.ticker));
}

/**
 * Whether a way to pay is marked as recommended: what the partner recommends, of coins and of networks
 * alike, or what the supplier does where they recommend neither.
 */
export function isRecommendedHere(payment: CoinOnNetwork): boolean {
  const { coins, networks } = shop();
  if (coins.recommend === undefined && networks.recommend === undefined) {
    return isRecommended(payment);
  }
  return (
    (coins.recommend === undefined || isNamed(coins.recommend, payment.coin)) &&
    (networks.recommend === undefined || isNamed(networks.recommend, payment.network))
  );
}
