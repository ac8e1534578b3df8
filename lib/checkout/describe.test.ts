import { beforeEach, describe, expect, it, vi } from 'vitest';
import { cartItemSchema } from '@/schemas/cart-answer';
import type { Product } from '@/schemas/catalogue';
import { brandNamed } from '../catalogue/brand-fixtures';
import { fixedProduct, rangeProduct } from '../catalogue/product-fixtures';
import { describeGood } from './describe';
import type { FoundGood } from './goods';

const { findGood, quoteFor } = vi.hoisted(() => ({
  findGood: vi.fn<typeof import('./goods').findGood>(),
  quoteFor: vi.fn<typeof import('../catalogue/catalogue').quoteFor>(),
}));
vi.mock('../runtime', () => ({ isSandbox: () => false }));
vi.mock('./goods', () => ({ findGood }));
vi.mock('next-intl/server', async () => {
  const { createTranslator } = await import('next-intl');
  const { default: messages } = await import('@/messages/de.json', { with: { type: 'json' } });
  return { getTranslations: async () => createTranslator({ locale: 'de', messages }) };
});
vi.mock('../catalogue/catalogue', () => ({ quoteFor }));

const session = { id: 'session', address: null, userAgent: null };
const good = {
  country: 'DE',
  kind: 'gift-cards',
  brand: 'northwind',
  product: 'product-1',
} as const;
const brand = brandNamed('Northwind', { colour: '#102030', logoBase: 'https://logos.example/n' });
const face = { name: 'Northwind', colour: '#102030', logo: 'https://logos.example/n' };
const place = {
  href: '/de/de/gift-cards/northwind',
  place: 'Deutschland',
  examplePhone: '+49 1512 3456789',
};

async function describedAs(found: FoundGood) {
  findGood.mockResolvedValue({ ok: true, data: found });
  const item = await describeGood(session, good, { coin: 'USDC', locale: 'de' });
  // What is told is what the page reads.
  expect(cartItemSchema.parse(item)).toEqual(item);
  return item;
}
const known = (product: Product, value: string | null = null, others: Product[] = []) => ({
  brand,
  product,
  products: [product, ...others],
  value,
});
const card = fixedProduct({ delivery: 'by_phone' });

beforeEach(() => {
  vi.resetAllMocks();
  const readAt = 1_790_000_000_000;
  quoteFor.mockResolvedValue({ ok: true, data: { amount: '16.10', coin: 'USDC', readAt } });
});

describe('a good on sale', () => {
  it('is described in the page’s language, with its price', async () => {
    expect(await describedAs({ status: 'on-sale', ...known(card) })).toEqual({
      ...place,
      status: 'on-sale',
      brand: face,
      label: '$25',
      receives:
        'Der Empfänger erhält bis zu 25\u00a0$ Guthaben: Steuern des Landes können es schmälern',
      delivery: 'by_phone',
      price: '26.80',
      nearby: [],
    });
    expect(findGood).toHaveBeenCalledWith(session, good, { coin: 'USDC', lang: 'de' });
    expect(quoteFor).not.toHaveBeenCalled();
  });

  it('is named and priced by the value chosen of a range', async () => {
    const item = await describedAs({ status: 'on-sale', ...known(rangeProduct(), '15') });
    expect(item).toMatchObject({ label: '15\u00a0$', price: '16.10' });
    expect(quoteFor).toHaveBeenCalledWith(session, {
      productId: 'product-1',
      brandName: 'Northwind',
      country: 'DE',
      value: '15',
      coin: 'USDC',
    });
  });

  it('has no price while there is none in the coin', async () => {
    const prices = [null, { amount: '0.0004', coin: 'BTC' }];
    for (const price of prices) {
      const item = await describedAs({ status: 'on-sale', ...known(fixedProduct({ price })) });
      expect(item).toMatchObject({ status: 'on-sale', price: null });
    }
    quoteFor.mockResolvedValue({ ok: false, error: { kind: 'unavailable' } });
    const item = await describedAs({ status: 'on-sale', ...known(rangeProduct(), '15') });
    expect(item).toMatchObject({ status: 'on-sale', price: null });
  });
});

describe('a good that cannot be had', () => {
  const other = fixedProduct({
    id: 'product-2',
    delivery: 'by_phone',
    label: '$20',
    faceValue: { amount: '20', currency: 'USD' },
  });

  it('is told with what may be taken instead, when it is sold out', async () => {
    const soldOut = { ...card, outOfStock: true };
    expect(await describedAs({ status: 'sold-out', ...known(soldOut, null, [other]) })).toEqual({
      ...place,
      status: 'sold-out',
      brand: face,
      label: '$25',
      delivery: 'by_phone',
      price: null,
      nearby: [{ product: 'product-2', label: '$20' }],
    });
  });

  it('is told with the nearest values, when its own is not sold', async () => {
    const item = await describedAs({ status: 'wrong-value', ...known(rangeProduct(), '12') });
    expect(item).toMatchObject({
      status: 'wrong-value',
      label: '12\u00a0$',
      price: null,
      nearby: [
        { product: 'product-1', value: '10', label: '10\u00a0$' },
        { product: 'product-1', value: '15', label: '15\u00a0$' },
      ],
    });
  });

  it('has no label without a value', async () => {
    const item = await describedAs({ status: 'wrong-value', ...known(rangeProduct()) });
    expect(item).toMatchObject({ status: 'wrong-value', label: null, nearby: [] });
    expect(quoteFor).not.toHaveBeenCalled();
  });

  const nothing = { label: null, delivery: null, price: null, nearby: [] };

  it('is gone, with or without its brand', async () => {
    const gone = { ...place, ...nothing, status: 'gone' };
    expect(await describedAs({ status: 'gone', brand })).toEqual({ ...gone, brand: face });
    expect(await describedAs({ status: 'gone', brand: null })).toEqual({ ...gone, brand: null });
  });

  it('is unknown while the catalogue cannot be read', async () => {
    findGood.mockResolvedValue({ ok: false, error: { kind: 'unavailable' } });
    const item = await describeGood(session, good, { coin: 'USDC', locale: 'de' });
    expect(item).toEqual({ ...place, ...nothing, status: 'unknown', brand: null });
  });
});
