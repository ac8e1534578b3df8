import { isAbout } from '@/lib/checkout/about';
import { sumDecimals, timesInteger } from '@/lib/money';
import type { CartItem } from '@/schemas/cart-answer';
import type { Good } from '@/schemas/checkout';

/** What a page knows of the goods it shows: what they are, and what they cost, by coin. */
export type KnownGoods = {
  items: Readonly<Record<string, CartItem>>;
  prices: Readonly<Record<string, { now: string; was: string | null }>>;
};

export const nothingKnown: KnownGoods = { items: {}, prices: {} };

/** Names a good among those of a page, whoever it is for and however it came into the cart. */
export function goodKey({ country, kind, brand, product, value = '' }: Good): string {
  return JSON.stringify([country, kind, brand, product, value]);
}

export const priceKey = (good: Good, coin: string) => `${coin} ${goodKey(good)}`;

/** Whether a price has moved so far that the buyer should be told. */
function hasMoved(now: string, was: string): boolean {
  return !isAbout(now, was) || !isAbout(was, now);
}

/** What is known after an answer; a price that moved keeps the one that was seen before it. */
export function learn(
  known: KnownGoods,
  goods: readonly Good[],
  answer: { coin: string; items: readonly CartItem[] },
): KnownGoods {
  const items = { ...known.items };
  const prices = { ...known.prices };
  for (const [index, good] of goods.entries()) {
    const item = answer.items[index];
    if (item === undefined) continue;
    items[goodKey(good)] = item;
    const key = priceKey(good, answer.coin);
    const before = prices[key];
    if (item.price === null) delete prices[key];
    else if (before === undefined) prices[key] = { now: item.price, was: null };
    else if (hasMoved(item.price, before.now)) prices[key] = { now: item.price, was: before.now };
    else prices[key] = { ...before, now: item.price };
  }
  return { items, prices };
}

/** What lines cost together in a coin, a plain decimal; null while a price is missing. */
export function totalOf(
  known: KnownGoods,
  lines: readonly (Good & { quantity: number })[],
  coin: string,
): string | null {
  const parts = lines.map((line) => {
    const price = known.prices[priceKey(line, coin)]?.now;
    return price === undefined ? null : timesInteger(price, line.quantity);
  });
  const prices = parts.filter((part) => part !== null);
  return prices.length < parts.length || parts.length === 0 ? null : sumDecimals(prices);
}
