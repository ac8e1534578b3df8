import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CartItem } from '@/schemas/cart-answer';
import { cartLine } from '@/schemas/cart-fixtures';
import type { Good } from '@/schemas/checkout';
import {
  cannotBeHad,
  goodKey,
  type KnownGoods,
  learn,
  nothingKnown,
  priceOf,
  totalOf,
} from './goods';

const steam: Good = { country: 'BR', kind: 'gift-cards', brand: 'steam', product: 'steam-br-50' };
const range: Good = { ...steam, product: 'steam-br' };
const seven: Good = { ...range, value: '7' };
const eight: Good = { ...range, value: '8' };

const itemAt = (price: string | null, change: Partial<CartItem> = {}): CartItem => ({
  status: 'on-sale',
  brand: { name: 'Steam', colour: null, logo: null },
  label: 'R$ 50',
  href: '/en/br/gift-cards/steam',
  place: 'Brazil',
  delivery: 'by_email',
  examplePhone: '',
  price,
  nearby: [],
  ...change,
});

/** What is known once a good has had these prices, one after another. */
function knownAfter(...prices: (string | null)[]): KnownGoods {
  return prices.reduce(
    (known, price) => learn(known, [steam], { coin: 'USDC', items: [itemAt(price)] }),
    nothingKnown,
  );
}
const priceAfter = (...prices: (string | null)[]) => priceOf(knownAfter(...prices), steam, 'USDC');

describe('a good', () => {
  it('is the same whoever it is for and however many there are', () => {
    const line = cartLine({ recipient: 'ana@example.com', quantity: 3, later: true });
    expect(goodKey(line)).toBe(goodKey(steam));
  });

  it('is another one with anything else of its own', () => {
    const others: Good[] = [
      steam,
      seven,
      eight,
      { ...steam, country: 'US' },
      { ...steam, kind: 'esims' },
      { ...steam, brand: 'steam-br' },
    ];
    expect(new Set(others.map(goodKey)).size).toBe(others.length);
  });
});

describe('what an answer teaches', () => {
  it('stands beside what was known, and takes nothing of it away', () => {
    const before = knownAfter('10');
    const gone = itemAt('3', { status: 'gone' });
    const known = learn(before, [seven, eight], { coin: 'USDC', items: [gone, itemAt('4')] });
    expect(known.items[goodKey(seven)]).toEqual(gone);
    expect(known.items[goodKey(steam)]).toEqual(itemAt('10'));
    expect(priceOf(known, eight, 'USDC')).toEqual({ now: '4', was: null });
    expect(before).toEqual(knownAfter('10'));
    expect(nothingKnown).toEqual({ items: {}, prices: {}, firstPrices: {} });
  });

  it('is nothing of a good that it leaves out', () => {
    const known = learn(nothingKnown, [steam, seven], { coin: 'USDC', items: [itemAt('1')] });
    expect(Object.keys(known.items)).toEqual([goodKey(steam)]);
    expect(priceOf(known, steam, 'USDC')).toEqual({ now: '1', was: null });
    expect(Object.keys(known.prices)).toHaveLength(1);
  });

  it('is a price in its own coin', () => {
    const known = learn(knownAfter('10'), [steam], { coin: 'BTC', items: [itemAt('0.0001')] });
    expect(priceOf(known, steam, 'USDC')).toEqual({ now: '10', was: null });
    expect(priceOf(known, steam, 'BTC')).toEqual({ now: '0.0001', was: null });
  });
});

describe('a price', () => {
  it('that moves by more than half a percent is told with the one that was seen first', () => {
    expect(priceAfter('10', '10.06')).toEqual({ now: '10.06', was: '10' });
    expect(priceAfter('10', '9.94')).toEqual({ now: '9.94', was: '10' });
    expect(priceAfter('10', '11', '12')).toEqual({ now: '12', was: '10' });
  });

  it('that moves by less is only renewed', () => {
    expect(priceAfter('10', '10.05')).toEqual({ now: '10.05', was: null });
    expect(priceAfter('10', '9.96')).toEqual({ now: '9.96', was: null });
  });

  it('that comes back to the first has not moved', () => {
    expect(priceAfter('10', '11', '10.01')).toEqual({ now: '10.01', was: null });
  });

  it('that is missing for a while is still held against the first', () => {
    expect(priceAfter('10', null)).toBeUndefined();
    expect(priceAfter('10', null, '12')).toEqual({ now: '12', was: '10' });
    expect(priceAfter(null, '12')).toEqual({ now: '12', was: null });
  });

  it('that creeps is told of like one that leaps, whatever was between', () => {
    const price = fc.integer({ min: 9_900, max: 10_100 }).map(String);
    const between = fc.array(fc.option(price), { maxLength: 6 });
    fc.assert(
      fc.property(price, between, price, (first, steps, last) => {
        expect(priceAfter(first, ...steps, last)).toEqual(priceAfter(first, last));
      }),
    );
  });

  it('is told of as moved exactly from half a percent on, up or down', () => {
    const units = fc.bigInt({ min: 1n, max: 10n ** 20n });
    const near = fc
      .tuple(units, fc.bigInt({ min: -12n, max: 12n }))
      .map(([seen, off]): [bigint, bigint] => [seen, seen + (seen * off) / 1000n])
      .filter(([, now]) => now > 0n);
    fc.assert(
      fc.property(fc.oneof(near, fc.tuple(units, units)), ([seen, now]) => {
        const [low, high] = seen < now ? [seen, now] : [now, seen];
        const moved = high * 1000n > low * 1005n;
        expect(priceAfter(`${seen}`, `${now}`)).toEqual({
          now: `${now}`,
          was: moved ? `${seen}` : null,
        });
      }),
    );
  });
});

describe('a line that cannot be had', () => {
  it.each([
    ['on-sale', false],
    ['unknown', false],
    ['sold-out', true],
    ['wrong-value', true],
    ['gone', true],
  ] as const)('%s: %s', (status, expected) => {
    const items = [itemAt('1'), itemAt(null, { status })];
    const known = learn(nothingKnown, [steam, seven], { coin: 'USDC', items });
    expect(cannotBeHad(known, [steam, seven])).toBe(expected);
    expect(cannotBeHad(known, [steam])).toBe(false);
  });

  it('is not supposed before the shop has answered', () => {
    expect(cannotBeHad(nothingKnown, [steam])).toBe(false);
  });
});

describe('the total', () => {
  const known = learn(knownAfter('10.10'), [seven, eight], {
    coin: 'USDC',
    items: [itemAt('0.05'), itemAt(null)],
  });

  it('is that of all units, exactly', () => {
    const lines = [
      { ...steam, quantity: 3 },
      { ...seven, quantity: 2 },
    ];
    expect(totalOf(known, lines, 'USDC')).toBe('30.40');
  });

  it('is unknown while a price is missing, or there is nothing to add up', () => {
    const line = { ...steam, quantity: 1 };
    expect(totalOf(known, [line, { ...eight, quantity: 1 }], 'USDC')).toBeNull();
    expect(totalOf(known, [line, { ...range, quantity: 1 }], 'USDC')).toBeNull();
    expect(totalOf(known, [line], 'BTC')).toBeNull();
    expect(totalOf(known, [], 'USDC')).toBeNull();
    expect(totalOf(nothingKnown, [line], 'USDC')).toBeNull();
  });
});
