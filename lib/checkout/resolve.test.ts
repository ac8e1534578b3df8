import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { maxUnits } from '@/schemas/cart-limits';
import type { Brand, Product } from '@/schemas/catalogue';
import { checkoutSchema, type Line } from '@/schemas/checkout';
import type { Problem } from '@/schemas/problem';
import type { Result } from '@/schemas/result';
import type { ShopConfig } from '@/schemas/shop-config';
import { brandNamed } from '../catalogue/brand-fixtures';
import { fixedProduct, rangeProduct } from '../catalogue/product-fixtures';
import type { SupplierError } from '../cryptorefills/errors';
import { problemOf } from '../cryptorefills/problems';
import { shopOf } from '../shop-fixtures';
import { cardLine, checkout, orderRequest } from './checkout-fixtures';
import { toOrderRequest } from './resolve';

const { findBrand, productsOf, shop } = vi.hoisted(() => ({
  findBrand: vi.fn<typeof import('../catalogue/catalogue').findBrand>(),
  productsOf: vi.fn<typeof import('../catalogue/products').productsOf>(),
  shop: vi.fn<() => ShopConfig>(),
}));
vi.mock('../catalogue/catalogue', () => ({ findBrand }));
vi.mock('../catalogue/products', () => ({ productsOf }));
vi.mock('../shop', () => ({ shop }));

const session = { id: 'session', address: null, userAgent: null };

const brand = brandNamed('Northwind');
const fixed = fixedProduct();
const range = rangeProduct();

function offer(product: Product, change: Partial<Brand> = {}) {
  findBrand.mockResolvedValue({ ok: true, data: { ...brand, ...change } });
  productsOf.mockResolvedValue({ ok: true, data: { products: [product], text: null } });
}

beforeEach(() => {
  vi.resetAllMocks();
  shop.mockReturnValue(shopOf());
});

const line = (change: Partial<Line> = {}) =>
  toOrderRequest(session, checkout({ lines: [{ ...cardLine, ...change }] }));
const refused = (problem: string, more: Partial<Problem> = {}) => ({
  ok: false,
  error: { kind: 'refused', problems: [{ ...problemOf(problem), line: 0, ...more }] },
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

  it.each([
    [undefined, []],
    ['9.99', ['10']],
    ['250.01', ['250']],
    ['12', ['10', '15']],
    ['0', ['10']],
    ['10.001', ['10', '15']],
  ])('is refused with the value %s, and told of %j', async (value, values) => {
    offer(range);
    const nearby = values.map((each) => ({ product: 'product-1', value: each, label: `$${each}` }));
    expect(await line(value === undefined ? {} : { value })).toEqual(
      refused('NOT_AVAILABLE_PRODUCT', { nearby }),
    );
  });
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
    expect(await line()).toEqual(refused('OUT_OF_STOCK', { nearby: [] }));
    offer(fixed, { outOfStock: true });
    expect(await line()).toEqual(refused('OUT_OF_STOCK', { nearby: [] }));
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

  it('carries what is said of the newsletter and of where money goes back to', async () => {
    offer(fixed);
    const said = { newsletter: true, refundAddress: '0xabc' };
    expect(await toOrderRequest(session, checkout(said))).toMatchObject({ data: said });
  });

  it.each([{ coins: { hide: ['usdc'] } }, { networks: { hide: ['BASE'] } }])(
    'is not asked for where the partner takes no such payment: %j',
    async (hidden) => {
      offer(fixed);
      shop.mockReturnValue(shopOf(hidden));
      expect(await toOrderRequest(session, checkout())).toMatchObject({
        ok: false,
        error: { kind: 'refused', problems: [{ code: 'NOT_ALLOWED_PAYMENT_VIA' }] },
      });
    },
  );

  it('agrees to no newsletter in a shop that offers none', async () => {
    offer(fixed);
    shop.mockReturnValue(shopOf({ newsletter: false }));
    const answer = await toOrderRequest(session, checkout({ newsletter: true }));
    expect(answer).toMatchObject({ data: { newsletter: false } });
  });

  it('carries the partner’s tag when there is one', async () => {
    offer(fixed);
    shop.mockReturnValue(shopOf({ acquisitionTag: 'spring' }));
    expect(await line()).toMatchObject({ data: { acquisitionTag: 'spring' } });
  });
});

describe('several lines', () => {
  const atStore = (slug: string) => ({ ...cardLine, brand: slug });
  const brands = new Map([
    ['alder', { brand: brandNamed('Alder'), products: [fixedProduct({ brandName: 'Alder' })] }],
    [
      'birch',
      {
        brand: brandNamed('Birch'),
        products: [
          fixedProduct({ brandName: 'Birch', outOfStock: true }),
          fixedProduct({ id: 'other', label: '$20', faceValue: { amount: '20', currency: 'USD' } }),
        ],
      },
    ],
    ['cedar', { brand: brandNamed('Cedar'), products: [rangeProduct({ brandName: 'Cedar' })] }],
  ]);

  beforeEach(() => {
    findBrand.mockImplementation(async (_, { slug }) => ({
      ok: true,
      data: brands.get(slug)?.brand ?? null,
    }));
    productsOf.mockImplementation(async (_, { slug }) => ({
      ok: true,
      data: { products: brands.get(slug)?.products ?? [], text: null },
    }));
  });

  const order = (lines: Line[]) => toOrderRequest(session, checkout({ lines }));

  it('are ordered together, each unit a delivery of its own', async () => {
    const friend = { beneficiary: 'friend@example.com', quantity: 2 };
    const cedar = { ...atStore('cedar'), value: '15' };
    const answer = await order([{ ...atStore('alder'), ...friend }, cedar, atStore('alder')]);
    expect(answer.ok && answer.data.deliveries.map(Object.values)).toEqual([
      ['Alder', 'US', '25 USD', null, 'friend@example.com'],
      ['Alder', 'US', '25 USD', null, 'friend@example.com'],
      ['Cedar', 'US', 'range', '15', 'marta@example.com'],
      ['Alder', 'US', '25 USD', null, 'marta@example.com'],
    ]);
  });

  it('are refused together, with what is wrong with each', async () => {
    const answer = await order([
      atStore('birch'),
      atStore('alder'),
      atStore('nobody'),
      { ...atStore('alder'), beneficiary: 'nobody' },
    ]);
    const nearby = [{ product: 'other', label: '$20' }];
    expect(answer).toEqual({
      ok: false,
      error: {
        kind: 'refused',
        problems: [
          { ...problemOf('OUT_OF_STOCK'), line: 0, nearby },
          { ...problemOf('NOT_AVAILABLE_PRODUCT'), line: 2 },
          { ...problemOf('INVALID_BENEFICIARY_ACCOUNT'), line: 3 },
        ],
      },
    });
  });

  it('cannot be judged while one of them cannot be looked up', async () => {
    const down: Result<never, SupplierError> = { ok: false, error: { kind: 'unavailable' } };
    findBrand.mockResolvedValueOnce({ ok: true, data: null }).mockResolvedValueOnce(down);
    expect(await order([atStore('nobody'), atStore('alder')])).toEqual(down);
  });
});

describe('whatever a browser asks for', () => {
  const goods: { good: Pick<Line, 'product' | 'kind' | 'value'>; product: Product }[] = [
    { good: { kind: 'gift-cards', product: 'card' }, product: fixedProduct({ id: 'card' }) },
    // A value beside a fixed product is the browser's mistake, and must not reach the supplier.
    {
      good: { kind: 'gift-cards', product: 'card', value: '500' },
      product: fixedProduct({ id: 'card' }),
    },
    {
      good: { kind: 'gift-cards', product: 'range', value: '15' },
      product: rangeProduct({ id: 'range' }),
    },
    {
      good: { kind: 'top-ups', product: 'airtime' },
      product: fixedProduct({ id: 'airtime', delivery: 'by_phone', denomination: '5 EUR - PIN' }),
    },
    {
      good: { kind: 'esims', product: 'plan' },
      product: fixedProduct({ id: 'plan', denomination: '3 GB', faceValue: null }),
    },
  ];
  const anyLine = fc
    .record({
      good: fc.constantFrom(...goods),
      country: fc.constantFrom('US', 'DE', 'VN'),
      slug: fc.constantFrom('alder', 'birch', 'cedar'),
      number: fc.integer({ min: 1_000_000, max: 9_999_999 }),
      quantity: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
    })
    .map(({ good: { good, product }, country, slug, number, quantity }) => ({
      ...good,
      country,
      brand: slug,
      beneficiary:
        product.delivery === 'by_phone' ? `+1${number}` : ` buyer-${number}@example.com `,
      ...(quantity !== undefined && { quantity }),
    }));
  const body = fc
    .array(anyLine, { minLength: 1, maxLength: 6 })
    .map((lines) => ({ ...checkout(), lines }));

  it('is a delivery a unit, in the order of the lines, each with its own line’s particulars', async () => {
    findBrand.mockImplementation(async (_, { slug, country, kind }) => ({
      ok: true,
      data: brandNamed(`${slug} ${country}`, { country, kind, slug }),
    }));
    productsOf.mockImplementation(async (_, { name: brandName }) => ({
      ok: true,
      data: { products: goods.map(({ product }) => ({ ...product, brandName })), text: null },
    }));
    await fc.assert(
      fc.asyncProperty(body, async (sent) => {
        const asked = sent.lines.reduce((units, { quantity = 1 }) => units + quantity, 0);
        const taken = checkoutSchema.safeParse(sent);
        expect(taken.success).toBe(asked <= maxUnits);
        if (!taken.success) return;
        const answer = await toOrderRequest(session, taken.data);
        const expected = sent.lines.flatMap((each) => {
          const product = goods.find(({ good }) => good.product === each.product)?.product;
          const isFixed = product?.type === 'fixed';
          return Array.from({ length: each.quantity ?? 1 }, () => ({
            brandName: `${each.brand} ${each.country}`,
            country: each.country,
            denomination: isFixed ? product.denomination : 'range',
            value: isFixed ? null : each.value,
            beneficiary: each.beneficiary.trim(),
          }));
        });
        expect(expected).toHaveLength(asked);
        expect(answer.ok && answer.data.deliveries).toEqual(expected);
      }),
    );
  });
});
