import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wireBrands } from './brands';
import { wireAmount, wireTime } from './common';
import { wireOrder } from './order';
import { wireProblems, wireValidation } from './problems';
import { wireProductGroups } from './products';

describe('wireAmount', () => {
  it.each([
    ['53.41', '53.41'],
    [53.41, '53.41'],
    [{ amount: 5, currency: 'USD' }, '5'],
    [' 10 ', '10'],
    ['5e-1', null],
    [1e-7, null],
    ['-1', null],
    ['1,000', null],
    ['', null],
    [null, null],
    [undefined, null],
  ])('reads %j as %j', (input, expected) => {
    expect(wireAmount.parse(input)).toBe(expected);
  });
});

describe('wireTime', () => {
  it.each([
    ['1790000000', 1_790_000_000_000],
    [1_790_000_000, 1_790_000_000_000],
    [1_790_000_000.5, 1_790_000_000_500],
    ['2026-09-21T14:13:20Z', 1_790_000_000_000],
    ['soon', null],
    ['1000', null],
    [1e300, null],
    [1_790_000_000_000, null],
    [null, null],
  ])('reads %j as %j', (input, expected) => {
    expect(wireTime.parse(input)).toBe(expected);
  });
});

describe('liberal bodies', () => {
  it('keeps the good brands and counts the bad ones', () => {
    const body = wireBrands.parse({
      all_brands: [{ brand: 'Steam', brand_id: 'b1' }, { brand: 7 }, null],
      categories: null,
    });
    expect(body.all_brands.items.map((brand) => brand.brand)).toEqual(['Steam']);
    expect(body.all_brands.dropped).toBe(2);
    expect(body.categories.items).toEqual([]);
  });

  it('reads an order that carries nothing but its id', () => {
    expect(wireOrder.parse({ order_id: 'x' })).toMatchObject({
      order_id: 'x',
      order_state: null,
      coin_amount: null,
      deliveries: { items: [], dropped: 0 },
    });
  });

  it('collects codes from both error envelopes and ignores prose', () => {
    expect(
      wireProblems.parse({ problems: [{ problem: 'OUT_OF_STOCK' }, { problem: 'oh no' }] }),
    ).toEqual(['OUT_OF_STOCK']);
    expect(wireProblems.parse({ status: '422', detail: 'LOGIN_REQUIRED' })).toEqual([
      'LOGIN_REQUIRED',
    ]);
    expect(wireProblems.parse({ problems: null })).toEqual([]);
    expect(wireValidation.parse({ coin_amount: '1', problems: null }).coin_amount).toBe('1');
  });

  it('never throws out of a list, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.anything(), fc.array(fc.anything()), (one, many) => {
        for (const body of [one, many]) {
          expect(wireProductGroups.safeParse(body).success).toBe(true);
          expect(wireProblems.safeParse(body).success).toBe(true);
        }
      }),
    );
  });
});
