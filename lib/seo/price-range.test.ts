import { describe, expect, it } from 'vitest';
import type { Product } from '@/schemas/catalogue';
import { priceRange } from './price-range';

const base = { id: 'p', brandName: 'B', delivery: 'by_email', outOfStock: false } as const;
const fixed = (amount: string, currency = 'USD'): Product => ({
  ...base,
  type: 'fixed',
  denomination: amount,
  label: amount,
  faceValue: { amount, currency },
  price: null,
});
const range = (min: string, max: string, currency = 'USD'): Product => ({
  ...base,
  type: 'range',
  min,
  max,
  step: null,
  currency,
});
const unpriced: Product = {
  ...base,
  type: 'fixed',
  denomination: '1 GB',
  label: '1 GB',
  faceValue: null,
  price: { amount: '3', coin: 'USDC' },
};

describe('priceRange', () => {
  it.each<[string, Product[], ReturnType<typeof priceRange>]>([
    ['nothing', [], null],
    [
      'values by size, not by spelling',
      [fixed('9'), fixed('100.00'), fixed('25')],
      { currency: 'USD', low: '9', high: '100', count: 3 },
    ],
    ['one value', [fixed('12.50')], { currency: 'USD', low: '12.5', high: '12.5', count: 1 }],
    ['a range', [range('5', '500')], { currency: 'USD', low: '5', high: '500', count: 1 }],
    [
      'both',
      [fixed('1000'), range('5', '500')],
      { currency: 'USD', low: '5', high: '1000', count: 2 },
    ],
    [
      'the currency of most',
      [fixed('1', 'EUR'), fixed('20'), fixed('10')],
      { currency: 'USD', low: '10', high: '20', count: 2 },
    ],
    ['no price in a coin', [unpriced], null],
    [
      'no currency outside ISO 4217',
      [fixed('5', 'USDC'), fixed('5', '$'), range('1', '2', 'Robux')],
      null,
    ],
    ['no number that is none', [fixed('ten'), fixed('-5'), range('5', 'x')], null],
    ['no range upside down', [range('500', '5')], null],
  ])('of %s', (_, products, expected) => {
    expect(priceRange(products)).toEqual(expected);
  });
});
