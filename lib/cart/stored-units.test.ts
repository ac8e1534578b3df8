import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { anyCart } from '@/schemas/cart-fixtures';
import { refusedStorage, sessionStorageLike } from '../checkout/browser-storage-fixtures';
import { unitsOf } from './cart';
import { storedUnits } from './stored-units';

beforeEach(() => vi.stubGlobal('localStorage', sessionStorageLike()));
afterEach(() => vi.unstubAllGlobals());

function unitsIn(text: string): number {
  localStorage.setItem('cart', text);
  return storedUnits();
}

describe('the units of the stored cart', () => {
  it('are those of the cart, kept for later or not', () => {
    fc.assert(
      fc.property(anyCart, (cart) => {
        expect(unitsIn(JSON.stringify(cart))).toBe(unitsOf(cart));
      }),
    );
  });

  it('are none while there is no cart', () => expect(storedUnits()).toBe(0));

  it.each([
    '',
    '{',
    'null',
    '7',
    '"lines"',
    '[]',
    '{}',
    '{"lines":null}',
    '{"lines":7}',
    '{"lines":{"0":{"quantity":2}}}',
    '{"lines":[null,7,"x",[],{}]}',
    '{"lines":[{"quantity":"2"},{"quantity":-1},{"quantity":0.5},{"quantity":1e999}]}',
  ])('are none in %j', (text) => expect(unitsIn(text)).toBe(0));

  it('are those of the lines that can be read', () => {
    expect(unitsIn('{"lines":[{"quantity":2},{"quantity":null},{"quantity":3}]}')).toBe(5);
  });

  it('are a whole number, whatever is stored', () => {
    const lines = fc.array(fc.oneof(fc.record({ quantity: fc.jsonValue() }), fc.jsonValue()));
    const text = fc.oneof(
      fc.json(),
      fc.string({ unit: 'grapheme' }),
      lines.map((some) => JSON.stringify({ lines: some })),
    );
    fc.assert(
      fc.property(text, (stored) => {
        const units = unitsIn(stored);
        expect([Number.isInteger(units), units >= 0]).toEqual([true, true]);
      }),
    );
  });

  it.each([
    ['refused', refusedStorage()],
    ['missing', undefined],
  ])('are none where storage is %s', (_, storage) => {
    vi.stubGlobal('localStorage', storage);
    expect(storedUnits()).toBe(0);
  });
});
