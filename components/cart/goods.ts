import { isAbout } from '@/lib/checkout/about';
import { sumDecimals, timesInteger } from '@/lib/money';
import type { CartItem } from '@/schemas/cart-answer';
import type { Good } from '@/schemas/checkout';

/** What a page knows of the goods it shows: what they are, and what they cost, by coin. */
export type KnownGoods = {
  items: Readonly<Record<string, CartItem>>;
  /** Today's, of one unit; nothing for a good that has none. */
  prices: Readonly<Record<string, string>>;
  /** What the buyer saw first on this page: small steps that add up are told of as well. */
  firstPrices: Readonly<Record<string, string>>;
};

export const nothingKnown: KnownGoods = { items: {}, prices: {}, firstPrices: {} };

/** Names a good among those of a page, whoever it is for and however it came into the cart. */
export function goodKey({ country, kind, brand, product, value = '' }: Good): string {
  return JSON.stringify([country, kind, brand, product, value]);
}

const priceKey = (good: Good, coin: string) => `${coin} ${goodKey(good)}`;

/** Whether a price has moved so far that the buyer should be told. */
function hasMoved(now: string, was: string): boolean {
  return !isAbout(now, was) || !isAbout(was, now);
}

/** What is known after an answer. The first price stays, also while there is none. */
export function learn(
  known: KnownGoods,
  goods: readonly Good[],
  answer: { coin: string; items: readonly CartItem[] },
): KnownGoods {
  const items = { ...known.items };
  const prices = { ...known.prices };
  const firstPrices = { ...known.firstPrices };
  for (const [index, good] of goods.entries()) {
    const item = answer.items[index];
    if (item === undefined) continue;
    items[goodKey(good)] = item;
    const key = priceKey(good, answer.coin);
    if (item.price === null) {
      delete prices[key];
      continue;
    }
    prices[key] = item.price;
    firstPrices[key] ??= item.price;
  }
  return { items, prices, firstPrices };
}

/** What one unit of a good costs, and the price that was seen first once it has moved from it. */
export type GoodPrice = { now: string; was: string | null };

/** The price of a good in a coin; undefined while there is none. */
export function priceOf(known: KnownGoods, good: Good, coin: string): GoodPrice | undefined {
  const key = priceKey(good, coin);
  const now = known.prices[key];
  if (now === undefined) return undefined;
  const first = known.firstPrices[key] ?? now;
  return { now, was: hasMoved(now, first) ? first : null };
}

/** Whether some of the lines cannot be had as chosen; not while nobody knows. */
export function cannotBeHad(known: KnownGoods, lines: readonly Good[]): boolean {
  return lines.some((line) => {
    const { status = 'unknown' } = known.items[goodKey(line)] ?? {};
    return status !== 'on-sale' && status !== 'unknown';
  });
}

/** What lines cost together in a coin, a plain decimal; null while a price is missing. */
export function totalOf(
  known: KnownGoods,
  lines: readonly (Good & { quantity: number })[],
  coin: string,
): string | null {
  const parts = lines.map((line) => {
    const price = known.prices[priceKey(line, coin)];
    return price === undefined ? null : timesInteger(price, line.quantity);
  });
  const prices = parts.filter((part) => part !== null);
  return prices.length < parts.length || parts.length === 0 ? null : sumDecimals(prices);
}
