import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wireProductGroups } from '@/schemas/wire/products';
import { brandNamed } from '../catalogue/brand-fixtures';
import { toBrandProducts } from './catalogue-mapping';
import { type Body, fixedProduct, type Json, productGroup } from './wire-fixtures';

/** What the shop makes of a product with such benefits. */
function read(benefits: Json) {
  const body = [productGroup([fixedProduct({ benefits })])];
  const { products } = toBrandProducts(
    wireProductGroups.parse(body).items,
    brandNamed('Northwind'),
  );
  expect(products).toHaveLength(1);
  return products[0]?.benefits;
}

const data = (base: Json, total: Json, change: Body = {}): Body => ({
  type: 'DATA',
  unit_type: 'DATA',
  unit: 'GB',
  amount: { base: { amount: base }, total_including_tax: { amount: total } },
  ...change,
});
const exactly = { currency: null, isLeast: false };

describe('the benefits of a product', () => {
  it('are data in megabytes, whatever the unit', () => {
    expect(read([data(5, 5)])).toEqual([{ ...exactly, kind: 'data', amount: '5000' }]);
    expect(read([data(1, 1, { unit: 'KB' })])).toEqual([
      { ...exactly, kind: 'data', amount: '0.001' },
    ]);
    expect(read([data('1.5', '1.50')])).toEqual([{ ...exactly, kind: 'data', amount: '1500' }]);
    expect(read([data(500, 500, { unit: 'mb' })])).toEqual([
      { ...exactly, kind: 'data', amount: '500' },
    ]);
  });

  it('are at least the smaller of two amounts', () => {
    const least = { currency: null, isLeast: true, kind: 'data', amount: '4000' };
    expect(read([data(4, 5)])).toEqual([least]);
    expect(read([data(5, 4)])).toEqual([least]);
    expect(read([data(5, null)])).toEqual([{ ...exactly, kind: 'data', amount: '5000' }]);
    expect(read([data(null, 5)])).toEqual([{ ...exactly, kind: 'data', amount: '5000' }]);
  });

  it('are without end where an amount is -1', () => {
    expect(read([data(-1, -1)])).toEqual([{ ...exactly, kind: 'data', amount: null }]);
    expect(read([data('-1', null)])).toEqual([{ ...exactly, kind: 'data', amount: null }]);
  });

  it('may be minutes, messages or credit', () => {
    expect(
      read([
        data('100.0', 100, { type: 'TALKTIME', unit: 'MINUTES' }),
        data(50, 50, { type: 'SMS', unit: 'SMS' }),
        data('2.50', '2.50', { type: 'CREDITS', unit: 'USD' }),
      ]),
    ).toEqual([
      { ...exactly, kind: 'minutes', amount: '100' },
      { ...exactly, kind: 'sms', amount: '50' },
      { kind: 'credit', amount: '2.5', currency: 'USD', isLeast: false },
    ]);
  });

  it.each<Json>([
    null,
    'DATA',
    {},
    [null, 7, 'x', {}],
    [data(0, 0)],
    [data(-5, 'much')],
    [data(5, 5, { unit: 'PARSECS' })],
    [data(5, 5, { type: 'HOLOGRAMS' })],
    [data(5, 5, { type: null })],
    [data(-1, -1, { type: 'CREDITS', unit: 'USD' })],
    [{ type: 'DATA', unit: 'GB', amount: 5 }],
    // Nothing that could be shown, parts of what has none, and numbers nobody sells.
    [data('0.3', '0.3', { unit: 'KB' })],
    [data('0.0000001', '0.0000001')],
    [data('50.5', '50.5', { type: 'SMS', unit: 'SMS' })],
    [data('1.5', '1.5', { type: 'TALKTIME', unit: 'MINUTES' })],
    [data('1'.repeat(50), '1'.repeat(50))],
    [data('1'.repeat(10), '1'.repeat(10), { type: 'SMS', unit: 'SMS' })],
    [data('1'.repeat(10), '1'.repeat(10), { type: 'CREDITS', unit: 'USD' })],
  ])('that cannot be read cost nothing but themselves: %j', (benefits) => {
    expect(read(benefits)).toBeUndefined();
    const readable = Array.isArray(benefits) ? benefits : [];
    expect(read([...readable, data(5, 5)])).toHaveLength(1);
  });

  it('never cost the product, whatever stands there', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        read(JSON.parse(JSON.stringify(value)));
        read([{ type: 'DATA', unit: 'GB', amount: JSON.parse(JSON.stringify(value)) }]);
      }),
    );
  });
});
