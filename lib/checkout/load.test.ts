import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CartItem } from '@/schemas/cart-answer';
import type { Coin, Product } from '@/schemas/catalogue';
import type { Result } from '@/schemas/result';
import { brandNamed } from '../catalogue/brand-fixtures';
import { fixedProduct, rangeProduct } from '../catalogue/product-fixtures';
import type { SupplierError } from '../cryptorefills/errors';
import type { FoundGood } from './goods';
import { loadCheckout } from './load';

const { coinsOnOffer, describeGood, findGood } = vi.hoisted(() => ({
  coinsOnOffer: vi.fn<typeof import('../catalogue/catalogue').coinsOnOffer>(),
  describeGood: vi.fn<typeof import('./describe').describeGood>(),
  findGood: vi.fn<typeof import('./goods').findGood>(),
}));
vi.mock('../catalogue/catalogue', () => ({ coinsOnOffer }));
vi.mock('./describe', () => ({ describeGood }));
vi.mock('./goods', () => ({ findGood }));

const session = { id: 'session', address: null, userAgent: null };
const network = { name: 'Base', minimum: null, suspended: false };
const coins: Coin[] = [
  { ticker: 'BTC', suspended: true, networks: [network] },
  { ticker: 'USDC', suspended: false, networks: [network] },
  { ticker: 'ETH', suspended: false, networks: [network] },
];
const item: CartItem = {
  status: 'on-sale',
  brand: null,
  label: '$25',
  href: '/en/us/gift-cards/northwind',
  place: 'United States',
  delivery: 'by_email',
  examplePhone: '+1 201-555-0123',
  price: '26.80',
  nearby: [],
};
const brand = brandNamed('Northwind');
const query = {
  country: 'us',
  kind: 'gift-cards',
  brand: 'northwind',
  product: 'product-1',
} as const;
const named = { ...query, country: 'US' };
const nothing = { ok: true, data: null };
const down: Result<never, SupplierError> = { ok: false, error: { kind: 'unavailable' } };

const load = (change: { value?: string; coin?: string; country?: string } = {}, locale = 'en') =>
  loadCheckout(session, { ...query, ...change }, locale);

function finds(status: Exclude<FoundGood['status'], 'gone'>, product: Product): void {
  const known = { brand, product, products: [product], value: null };
  findGood.mockResolvedValue({ ok: true, data: { status, ...known } });
}

beforeEach(() => {
  vi.resetAllMocks();
  coinsOnOffer.mockResolvedValue({ ok: true, data: coins });
  describeGood.mockResolvedValue(item);
  finds('on-sale', fixedProduct());
});

describe('a checkout link', () => {
  it('names a good, described in the first coin that can be paid with', async () => {
    expect(await load()).toEqual({ ok: true, data: { good: named, item, coin: 'USDC', coins } });
    const wish = { coin: 'USDC', locale: 'en' };
    expect(describeGood).toHaveBeenCalledWith(session, named, wish);
  });

  it.each([
    ['ETH', 'ETH'],
    ['BTC', 'USDC'],
    ['gold', 'USDC'],
  ])('that wants to pay with %s pays with %s', async (wanted, coin) => {
    expect(await load({ coin: wanted })).toMatchObject({ data: { coin } });
  });

  it('has a value as its reader writes it, and none of a fixed product', async () => {
    expect(await load({ value: '25' })).toMatchObject({ data: { good: named } });
    finds('wrong-value', rangeProduct());
    expect(await load({ value: ' 1.5e1 ' })).toMatchObject({ data: { wrong: {} } });
    expect(await load({ value: '25,00' }, 'de')).toMatchObject({
      data: { good: { ...named, value: expect.stringMatching(/^25/) } },
    });
  });

  it.each([undefined, '', '12', '5', '1000', 'much'])(
    'with the value %j, which is not sold, leads to where another is chosen',
    async (value) => {
      finds('wrong-value', rangeProduct());
      const wrong = { brand, coin: 'USDC', product: 'product-1', value: value ?? '' };
      expect(await load(value === undefined ? {} : { value })).toEqual({
        ok: true,
        data: { wrong },
      });
      expect(describeGood).not.toHaveBeenCalled();
    },
  );

  it('names nothing when the good is gone or sold out, or the country none', async () => {
    finds('sold-out', fixedProduct());
    expect(await load()).toEqual(nothing);
    findGood.mockResolvedValue({ ok: true, data: { status: 'gone', brand } });
    expect(await load()).toEqual(nothing);
    findGood.mockClear();
    expect(await load({ country: 'Utopia' })).toEqual(nothing);
    expect(findGood).not.toHaveBeenCalled();
  });

  it('is told from a supplier that does not answer', async () => {
    findGood.mockResolvedValue(down);
    expect(await load()).toEqual(down);
    coinsOnOffer.mockResolvedValue(down);
    expect(await load()).toEqual(down);
  });
});
