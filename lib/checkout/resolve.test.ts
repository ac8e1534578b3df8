import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Brand, BrandProducts, Product } from '@/schemas/catalogue';
import type { Checkout } from '@/schemas/checkout';
import type { Result } from '@/schemas/result';
import { brandNamed } from '../catalogue/brand-fixtures';
import type { SupplierError } from '../cryptorefills/errors';
import { problemOf } from '../cryptorefills/problems';
import { checkout, orderRequest } from './checkout-fixtures';
import { toOrderRequest } from './resolve';

const { findBrand, productsOf, shop } = vi.hoisted(() => ({
  findBrand: vi.fn<() => Promise<Result<Brand | null, SupplierError>>>(),
  productsOf: vi.fn<() => Promise<Result<BrandProducts, SupplierError>>>(),
  shop: vi.fn<() => { acquisitionTag?: string }>(),
}));
vi.mock('../catalogue/catalogue', () => ({ findBrand, productsOf }));
vi.mock('../shop', () => ({ shop }));

const session = { id: 'session', address: null, userAgent: null };

const brand = brandNamed('Northwind');
const base = { id: 'product-1', brandName: 'Northwind', outOfStock: false } as const;
const fixed: Product = {
  ...base,
  type: 'fixed',
  delivery: 'by_email',
  denomination: '25 USD',
  label: '$25',
  faceValue: { amount: '25', currency: 'USD' },
  price: { amount: '26.80', coin: 'USDC' },
};
const range: Product = {
  ...base,
  type: 'range',
  delivery: 'by_email',
  min: '10.00',
  max: '250.00',
  step: '5',
  currency: 'USD',
};

function offer(product: Product, change: Partial<Brand> = {}) {
  findBrand.mockResolvedValue({ ok: true, data: { ...brand, ...change } });
  productsOf.mockResolvedValue({ ok: true, data: { products: [product], text: null } });
}

beforeEach(() => {
  vi.resetAllMocks();
  shop.mockReturnValue({});
});

const line = (change: Partial<Checkout['line']> = {}) =>
  toOrderRequest(session, checkout({ line: { ...checkout().line, ...change } }));
const refused = (problem: string) => ({
  ok: false,
  error: { kind: 'refused', problems: [problemOf(problem)] },
});

describe('a fixed product', () => {
  it('is ordered with the catalogue’s brand and denomination, verbatim, and no value', async () => {
    offer(fixed);
    expect(await line()).toEqual({ ok: true, data: orderRequest });
    offer({ ...fixed, brandName: 'Northwind USA', denomination: '5 EUR - PIN' });
    expect(await line()).toMatchObject({
      data: { deliveries: [{ brandName: 'Northwind USA', denomination: '5 EUR - PIN' }] },
    });
  });

  it('has no value even when the browser sends one', async () => {
    offer(fixed);
    expect(await line({ value: '500' })).toMatchObject({ data: { deliveries: [{ value: null }] } });
  });
});

describe('a range product', () => {
  it.each(['10', '10.00', '25', '250'])(
    'is ordered as a range with the value %s',
    async (value) => {
      offer(range);
      expect(await line({ value })).toMatchObject({
        ok: true,
        data: { deliveries: [{ denomination: 'range', value }] },
      });
    },
  );

  it.each([undefined, '9.99', '250.01', '12', '0', '10.001'])(
    'is refused with the value %s',
    async (value) => {
      offer(range);
      expect(await line(value === undefined ? {} : { value })).toEqual(
        refused('NOT_AVAILABLE_PRODUCT'),
      );
    },
  );
});

describe('the beneficiary', () => {
  it.each<[Product['delivery'], string, boolean]>([
    ['by_email', 'marta@example.com', true],
    ['by_email', 'marta', false],
    ['by_email', '+15550100123', false],
    ['by_phone', '+15550100123', true],
    ['by_phone', '15550100123', false],
    ['by_phone', '+1 555 010 0123', false],
    ['by_phone', 'marta@example.com', false],
    ['by_account', '00-12345/6', true],
  ])('%s may be %s: %s', async (delivery, beneficiary, fits) => {
    offer({ ...fixed, delivery });
    const answer = await line({ beneficiary });
    if (!fits) expect(answer).toEqual(refused('INVALID_BENEFICIARY_ACCOUNT'));
    else expect(answer).toMatchObject({ ok: true, data: { deliveries: [{ beneficiary }] } });
  });

  it('is judged by the product, not by the buyer’s e-mail', async () => {
    offer({ ...fixed, delivery: 'by_phone' });
    const answer = await line({ beneficiary: '+15550100123' });
    expect(answer).toMatchObject({ data: { email: 'marta@example.com' } });
  });
});

describe('what is not sold', () => {
  it('is an unknown brand', async () => {
    findBrand.mockResolvedValue({ ok: true, data: null });
    expect(await line()).toEqual(refused('NOT_AVAILABLE_PRODUCT'));
  });

  it('is another brand’s product', async () => {
    offer(fixed);
    expect(await line({ product: 'product-2' })).toEqual(refused('NOT_AVAILABLE_PRODUCT'));
  });

  it('is a product or a brand out of stock', async () => {
    offer({ ...fixed, outOfStock: true });
    expect(await line()).toEqual(refused('OUT_OF_STOCK'));
    offer(fixed, { outOfStock: true });
    expect(await line()).toEqual(refused('OUT_OF_STOCK'));
  });

  it('is told from a supplier that does not answer', async () => {
    const down: Result<never, SupplierError> = { ok: false, error: { kind: 'unavailable' } };
    offer(fixed);
    productsOf.mockResolvedValue(down);
    expect(await line()).toEqual(down);
    findBrand.mockResolvedValue(down);
    expect(await line()).toEqual(down);
  });
});

describe('the order', () => {
  it('is looked up by country, kind and brand, priced in the coin that pays', async () => {
    offer(fixed);
    await toOrderRequest(session, checkout({ payment: { coin: 'BTC', network: 'Lightning' } }));
    // Before pages: a buyer who orders is not to wait for those who look around.
    const first = { ...session, lane: 'checkout' };
    expect(findBrand).toHaveBeenCalledWith(first, {
      country: 'US',
      kind: 'gift-cards',
      slug: 'northwind',
    });
    expect(productsOf).toHaveBeenCalledWith(first, brand, { coin: 'BTC', lang: 'en' });
  });

  it('names coin and network as the browser did', async () => {
    offer(fixed);
    const payment = { coin: 'USDT', network: 'Polygon (Matic)' };
    const answer = await toOrderRequest(session, checkout({ payment }));
    expect(answer).toMatchObject({ data: payment });
  });

  it('is in English where the supplier does not know the language', async () => {
    offer(fixed);
    const answer = await toOrderRequest(session, checkout({ locale: 'xx' }));
    expect(answer).toMatchObject({ data: { lang: 'en' } });
  });

  it('carries the coupon when there is one', async () => {
    offer(fixed);
    const answer = await toOrderRequest(session, checkout({ coupon: 'SPRING' }));
    expect(answer).toMatchObject({ data: { promoCode: 'SPRING' } });
  });

  it('carries the partner’s tag when there is one', async () => {
    offer(fixed);
    shop.mockReturnValue({ acquisitionTag: 'spring' });
    expect(await line()).toMatchObject({ data: { acquisitionTag: 'spring' } });
  });
});
