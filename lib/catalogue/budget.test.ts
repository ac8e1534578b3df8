import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Product } from '@/schemas/catalogue';
import { brandNamed } from './brand-fixtures';
import {
  affordable,
  confirmsLabel,
  meansInCards,
  meansInCoin,
  middlePrice,
  type PriceSample,
  tellersOf,
  unitsOf,
} from './budget';

const card = (from: string | null, to: string | null = null, change = {}) =>
  brandNamed(`${from}–${to}`, { from, to, ...change });

const sample = (face: string, price: string): PriceSample => ({
  brand: 'Steam',
  face: { amount: face, currency: 'USD' },
  price: { amount: price, coin: 'USDC' },
});

const base = { id: 'p', brandName: 'Steam', delivery: 'by_email' as const, outOfStock: false };
const fixed = (face: string, price: string | null, change: Partial<Product> = {}): Product => ({
  ...base,
  type: 'fixed',
  denomination: `${face} USD`,
  label: `$${face}`,
  faceValue: { amount: face, currency: 'USD' },
  price: price === null ? null : { amount: price, coin: 'USDC' },
  ...(change as object),
});
const range: Product = {
  ...base,
  type: 'range',
  min: '10.00',
  max: '500',
  step: null,
  currency: 'USD',
};

describe('a budget in the money on the cards', () => {
  const means = meansInCards('20', 'USD');

  it.each([
    [card('$20', '$100'), 'yes'],
    [card('20.00 USD'), 'yes'],
    [card('$20.01', '$100'), 'no'],
    [card('$100', '$5'), 'yes'],
    [card('$1,000'), 'no'],
    [card(null, '$10'), 'yes'],
    [card(null, '$25'), 'no'],
    [card('800 Robux', '$15'), 'yes'],
    [card('800 Robux', '$100'), 'unknown'],
    [card('€5', '€50'), 'unknown'],
    [card('1 GB 7 days', '50 GB 90 days'), 'unknown'],
    [card(null), 'unknown'],
    [card('$5', '$10', { outOfStock: true }), 'no'],
  ])('%# judges what it can', (brand, can) => {
    expect(affordable(brand, means)).toBe(can);
  });
});

describe('a budget in a coin', () => {
  it.each([
    ['53.20', '$50', 'yes'],
    ['53.19', '$50', 'no'],
    ['5.32', '$5', 'yes'],
    ['5.319999999999999999', '$5', 'no'],
  ])('of %s for %s is counted to the last digit: %s', (amount, from, can) => {
    const means = meansInCoin(amount, new Map([['USD', sample('50', '53.20')]]));
    expect(affordable(card(from), means)).toBe(can);
  });

  it('counts each currency by a price of its own', () => {
    const prices = new Map([
      ['USD', sample('10', '10')],
      ['EUR', sample('10', '20')],
    ]);
    const means = meansInCoin('15', prices);
    expect(['$15', '€15', '€7', '£1'].map((from) => affordable(card(from), means))).toEqual([
      'yes',
      'no',
      'yes',
      'unknown',
    ]);
  });

  it('buys no less when it is larger', () => {
    const amount = fc.integer({ min: 1, max: 100_000 }).map((cents) => (cents / 100).toFixed(2));
    fc.assert(
      fc.property(amount, amount, amount, amount, (one, other, value, price) => {
        const [less, more] = Number(one) < Number(other) ? [one, other] : [other, one];
        const can = (budget: string) =>
          affordable(
            card(`$${value}`),
            meansInCoin(budget, new Map([['USD', sample('10', price)]])),
          );
        if (can(less) === 'yes') expect(can(more)).toBe('yes');
      }),
    );
  });
});

describe('what prices are learned from', () => {
  it('units are counted, each as it is mostly written', () => {
    const brands = [card('€5'), card('10 USD'), card('$5', '$9'), card('$7'), card('1 month')];
    expect(unitsOf(brands)).toEqual([
      { unit: 'USD', sign: '$' },
      { unit: 'EUR', sign: '€' },
    ]);
    expect(unitsOf([card('$5', null, { outOfStock: true })])).toEqual([]);
  });

  it('brands tell whose label in the unit is their cheapest, and who are in stock', () => {
    const teller = card('$5', '$9');
    const others = [card('€5'), card('800 Robux', '$5'), card('$5', null, { outOfStock: true })];
    expect(tellersOf([...others, teller], 'USD')).toEqual([teller]);
  });

  it('a label is confirmed by a product of just its amount', () => {
    expect(confirmsLabel(card('$10'), [fixed('25', '26'), fixed('10.00', '11')])).toBe(true);
    expect(confirmsLabel(card('$10'), [range])).toBe(true);
    expect(confirmsLabel(card('$200'), [fixed('10', '11')])).toBe(false);
    expect(confirmsLabel(card('Robux'), [fixed('10', '11')])).toBe(false);
  });

  it('the middle price is taken: small values cost more, large ones less', () => {
    const products = [fixed('5', '6'), fixed('100', '101'), fixed('50', '53'), range];
    expect(middlePrice(card('$5'), products)).toMatchObject({ face: { amount: '50' } });
  });

  it('there is none without a priced value in stock', () => {
    const products = [
      range,
      fixed('5', null),
      fixed('0', '1'),
      fixed('7', '8', { outOfStock: true }),
    ];
    expect(middlePrice(card('$5'), products)).toBeNull();
  });
});
