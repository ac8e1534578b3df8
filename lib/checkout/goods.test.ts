import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Brand, Product } from '@/schemas/catalogue';
import type { Result } from '@/schemas/result';
import { brandNamed } from '../catalogue/brand-fixtures';
import { fixedProduct, rangeProduct } from '../catalogue/product-fixtures';
import type { SupplierError } from '../cryptorefills/errors';
import { cardLine } from './checkout-fixtures';
import { findGood } from './goods';

const { findBrand, productsOf } = vi.hoisted(() => ({
  findBrand: vi.fn<typeof import('../catalogue/catalogue').findBrand>(),
  productsOf: vi.fn<typeof import('../catalogue/products').productsOf>(),
}));
vi.mock('../catalogue/catalogue', () => ({ findBrand }));
vi.mock('../catalogue/products', () => ({ productsOf }));

const caller = { address: null, userAgent: null };
const wish = { coin: 'USDC', lang: 'en' };
const brand = brandNamed('Northwind');
const fixed = fixedProduct();
const range = rangeProduct({ id: 'product-2' });
const find = (good: { product?: string; value?: string } = {}) =>
  findGood(caller, { ...cardLine, ...good }, wish);

function offer(products: Product[], change: Partial<Brand> = {}): void {
  findBrand.mockResolvedValue({ ok: true, data: { ...brand, ...change } });
  productsOf.mockResolvedValue({ ok: true, data: { products, text: null } });
}

beforeEach(() => {
  vi.resetAllMocks();
  offer([fixed, range]);
});

describe('a good', () => {
  it('is looked up by its place in the shop', async () => {
    await find();
    const place = { country: 'US', kind: 'gift-cards', slug: 'northwind' };
    expect(findBrand).toHaveBeenCalledWith(caller, place);
    expect(productsOf).toHaveBeenCalledWith(caller, brand, wish);
  });

  it.each([
    ['a fixed product', {}, { status: 'on-sale', product: fixed, value: null }],
    ['a fixed product with a value', { value: '500' }, { status: 'on-sale', value: null }],
    [
      'a value of a range',
      { product: 'product-2', value: '15' },
      { status: 'on-sale', product: range, value: '15' },
    ],
    ['no value of a range', { product: 'product-2' }, { status: 'wrong-value', value: null }],
    [
      'a value between the steps',
      { product: 'product-2', value: '12' },
      { status: 'wrong-value', value: '12' },
    ],
    ['a product nobody knows', { product: 'product-3' }, { status: 'gone', brand }],
  ])('that is %s', async (_, good, expected) => {
    expect(await find(good)).toMatchObject({ ok: true, data: expected });
  });

  it('brings along what else its brand sells', async () => {
    expect(await find()).toMatchObject({ data: { brand, products: [fixed, range] } });
  });

  it('is gone with its brand', async () => {
    findBrand.mockResolvedValue({ ok: true, data: null });
    expect(await find()).toEqual({ ok: true, data: { status: 'gone', brand: null } });
    expect(productsOf).not.toHaveBeenCalled();
  });

  it('is sold out by itself', async () => {
    offer([{ ...fixed, outOfStock: true }, range]);
    expect(await find()).toMatchObject({ data: { status: 'sold-out' } });
    expect(await find({ product: 'product-2', value: '15' })).toMatchObject({
      data: { status: 'on-sale' },
    });
  });

  it('is sold out with its brand, and so is everything else of it', async () => {
    offer([fixed, range], { outOfStock: true });
    const everything = [fixed, range].map((each) => ({ ...each, outOfStock: true }));
    expect(await find()).toMatchObject({ data: { status: 'sold-out', products: everything } });
    // Of a value that is wrong as well, being sold out is what cannot be helped.
    const wrong = { product: 'product-2', value: '12' };
    expect(await find(wrong)).toMatchObject({ data: { status: 'sold-out', value: '12' } });
  });

  it('is not judged while the catalogue cannot be read', async () => {
    const down: Result<never, SupplierError> = { ok: false, error: { kind: 'unavailable' } };
    productsOf.mockResolvedValue(down);
    expect(await find()).toEqual(down);
    findBrand.mockResolvedValue(down);
    expect(await find()).toEqual(down);
  });
});
