import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CartLine } from '@/schemas/cart';
import { refusedStorage, sessionStorageLike } from './browser-storage-fixtures';
import { forgetGoods, goodsOf, keepGoods } from './ordered-goods';

const line: CartLine = {
  id: 'a',
  country: 'US',
  kind: 'gift-cards',
  brand: 'steam',
  product: 'steam-50',
  quantity: 2,
  name: 'Steam',
  label: '$50',
};

beforeEach(() => vi.stubGlobal('localStorage', sessionStorageLike()));
afterEach(() => vi.unstubAllGlobals());

describe('what an order was of', () => {
  it('is known by its id, without for whom it was', () => {
    keepGoods('one', [{ ...line, recipient: 'ana@example.com', later: true }]);
    keepGoods('two', [{ ...line, id: 'b', quantity: 1 }]);
    expect(goodsOf('one')).toEqual([line]);
    expect(goodsOf('two')).toEqual([{ ...line, id: 'b', quantity: 1 }]);
    expect(goodsOf('three')).toEqual([]);
    expect(localStorage.getItem('ordered-goods')).not.toMatch(/ana|later/);
  });

  it('is kept for five orders, the newest', () => {
    for (let index = 0; index < 7; index += 1) keepGoods(`order ${index}`, [line]);
    keepGoods('order 2', [line]);
    expect(goodsOf('order 1')).toEqual([]);
    expect(['order 2', 'order 6'].map((order) => goodsOf(order).length)).toEqual([1, 1]);
    expect(JSON.parse(localStorage.getItem('ordered-goods') ?? '')).toHaveLength(5);
  });

  it('is forgotten alone', () => {
    keepGoods('one', [line]);
    keepGoods('two', [line]);
    forgetGoods('one');
    expect(goodsOf('one')).toEqual([]);
    expect(goodsOf('two')).toEqual([line]);
    forgetGoods('two');
    expect(localStorage.getItem('ordered-goods')).toBeNull();
  });

  it.each(['{', 'null', '[7]', '[{"order":"one"}]', '[{"order":"one","cart":{"lines":[{}]}}]'])(
    'is nothing where %s is stored',
    (rubbish) => {
      localStorage.setItem('ordered-goods', rubbish);
      expect(goodsOf('one')).toEqual([]);
      keepGoods('two', [line]);
      expect(goodsOf('two')).toEqual([line]);
    },
  );

  it('is not known where a browser keeps nothing', () => {
    vi.stubGlobal('localStorage', refusedStorage());
    keepGoods('one', [line]);
    expect(goodsOf('one')).toEqual([]);
    forgetGoods('one');
  });
});
