import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Product } from '@/schemas/catalogue';
import { nearbyValues, valueLabel } from './nearby';
import { fixedProduct, rangeProduct } from './product-fixtures';
import { rangeFault } from './range';

const card = (amount: string, change: Parameters<typeof fixedProduct>[0] = {}) =>
  fixedProduct({
    id: `card-${amount}`,
    label: `$${amount}`,
    faceValue: { amount, currency: 'USD' },
    ...change,
  });
const near = (products: Product[], product: Product, value: string | null = null) =>
  nearbyValues(products, { product, value }, 'en');

describe('a value’s label', () => {
  it('is a fixed product’s own, and a chosen amount of money otherwise', () => {
    expect(valueLabel(fixedProduct({ label: '1 month' }), null, 'en')).toBe('1 month');
    expect(valueLabel(rangeProduct(), '25', 'en')).toBe('$25');
    expect(valueLabel(rangeProduct(), '12.5', 'de')).toBe('12,50\u00a0$');
  });
});

describe('near a value that is not one of the range', () => {
  it.each([
    ['7', ['10']],
    ['500', ['250']],
    ['12', ['10', '15']],
  ])('%s are the range’s own: %j', (value, values) => {
    const range = rangeProduct();
    expect(near([range, card('10')], range, value)).toEqual(
      values.map((each) => ({ product: 'product-1', value: each, label: `$${each}` })),
    );
  });
});

describe('near a product that is sold out', () => {
  it('are two others in stock, the nearest first', () => {
    const wanted = card('25', { outOfStock: true });
    const others = [card('10'), wanted, card('50'), card('20'), card('30', { outOfStock: true })];
    expect(near(others, wanted)).toEqual([
      { product: 'card-20', label: '$20' },
      { product: 'card-10', label: '$10' },
    ]);
  });

  it('are those nearest to the value chosen of a range', () => {
    const range = rangeProduct({ outOfStock: true });
    expect(near([range, card('10'), card('75'), card('100')], range, '90')).toEqual([
      { product: 'card-100', label: '$100' },
      { product: 'card-75', label: '$75' },
    ]);
    // A value that is no longer refused by the range, since nothing of it is to be had.
    expect(near([range, card('10')], range, '7')).toEqual([{ product: 'card-10', label: '$10' }]);
  });

  it('is none of another currency, none handed over otherwise, none whose worth nobody knows', () => {
    const wanted = card('25', { outOfStock: true });
    const others = [
      card('24', { faceValue: { amount: '24', currency: 'EUR' } }),
      card('26', { delivery: 'by_phone' }),
      card('27', { faceValue: null }),
      card('28', { faceValue: { amount: 'some', currency: 'USD' } }),
      rangeProduct(),
    ];
    expect(near(others, wanted)).toEqual([]);
  });

  it('is nothing where it is not known what the product is worth', () => {
    expect(near([card('10')], card('25', { faceValue: null }))).toEqual([]);
    expect(near([card('10')], rangeProduct())).toEqual([]);
  });
});

describe('nearby values, whatever is sold', () => {
  const cents = fc.integer({ min: 0, max: 50_000 }).map((n) => (n / 100).toFixed(2));
  const currency = fc.constantFrom('USD', 'EUR');
  const shared = { outOfStock: fc.boolean(), delivery: fc.constantFrom('by_email', 'by_phone') };
  const fixed = fc
    .record({
      ...shared,
      faceValue: fc.option(fc.record({ amount: cents, currency })),
    })
    .map((change) => fixedProduct(change));
  const range = fc
    .record({ ...shared, currency, min: cents, step: fc.option(fc.constantFrom('0.01', '1', '7')) })
    .map((change) => rangeProduct({ ...change, max: '600.00' }));
  const products = fc
    .array(fc.oneof(fixed, range), { minLength: 1, maxLength: 12 })
    .map((all) => all.map((each, index): Product => ({ ...each, id: `product-${index}` })));

  it('are at most two, can be had, are of the same money and never the wanted one', () => {
    fc.assert(
      fc.property(products, fc.nat(), fc.option(cents), (all, place, chosen) => {
        const wanted = all[place % all.length];
        if (wanted === undefined) return;
        const value = wanted.type === 'range' ? chosen : null;
        const found = near(all, wanted, value);
        expect(found.length).toBeLessThanOrEqual(2);
        const currencyOf = (product: Product | undefined) =>
          product?.type === 'range' ? product.currency : product?.faceValue?.currency;
        for (const each of found) {
          const product = all.find(({ id }) => id === each.product);
          expect(product).toMatchObject({ outOfStock: false, delivery: wanted.delivery });
          expect(currencyOf(product)).toBe(currencyOf(wanted));
          if (product?.type === 'fixed') expect(product).not.toBe(wanted);
          else expect(product).toBe(wanted);
          if (product?.type !== 'range') continue;
          expect(each.value).not.toBe(value);
          expect(rangeFault(each.value ?? '', product)).toBeNull();
        }
      }),
    );
  });

  it('leave out nothing that is nearer', () => {
    fc.assert(
      fc.property(fc.uniqueArray(cents, { minLength: 1, maxLength: 12 }), (amounts) => {
        const [own = '0', ...others] = amounts;
        const wanted = card(own, { outOfStock: true });
        const far = (amount: string) => Math.round(Math.abs(Number(amount) - Number(own)) * 100);
        const found = near([wanted, ...others.map((amount) => card(amount))], wanted);
        expect(found.map(({ product }) => far(product.slice('card-'.length)))).toEqual(
          others
            .map(far)
            .toSorted((a, b) => a - b)
            .slice(0, 2),
        );
      }),
    );
  });
});
