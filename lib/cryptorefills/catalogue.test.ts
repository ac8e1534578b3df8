import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { setRuntime } from '../runtime';
import {
  fetchBrandProducts,
  fetchBrands,
  fetchCoins,
  fetchCurrencies,
  fetchHomepage,
  fetchPrice,
  fetchSearch,
} from './catalogue';
import { droppedRows } from './dropped';
import { type PlayedSupplier, playSupplier } from './supplier-server-fixtures';
import {
  type Body,
  brandRow,
  brandsBody,
  currenciesBody,
  fixedProduct,
  type Json,
  otherBrandRow,
  paymentVia,
  priceBody,
  productGroup,
} from './wire-fixtures';

const caller = { address: '203.0.113.7', userAgent: 'Fox/1.0' };
const wish = {
  productId: '7b1c5a90-2f0d-4c7b-9a6e-0c4c0f9d2b22',
  brandName: 'Northwind',
  country: 'US',
  value: '100',
  coin: 'USDC',
};
let supplier: PlayedSupplier;

beforeAll(async () => {
  vi.stubEnv('PARTNER_ID', 'partner01');
  vi.stubEnv('SUPPLIER_RATE', '1000');
  supplier = await playSupplier();
});
beforeEach(() =>
  setRuntime({
    supplierOrigin: supplier.origin,
    mode: 'real',
    sessionSecrets: [],
    receiptKeys: [],
  }),
);
afterAll(() => supplier.close());

const answering = (body: Json) =>
  supplier.answerWith((response) => response.end(JSON.stringify(body)));

describe('what is asked for', () => {
  const pathOf = () => `${supplier.seen[0]?.url.pathname}${supplier.seen[0]?.url.search}`;

  it('of the currencies', async () => {
    answering([...currenciesBody(), null]);
    expect(await fetchCurrencies(caller)).toEqual({
      ok: true,
      data: [
        { ticker: 'BTC', suspended: false },
        { ticker: 'USDC', suspended: false },
        { ticker: 'DOGE', suspended: true },
      ],
    });
    expect(pathOf()).toBe('/v3/currencies');
  });

  it('of the homepage', async () => {
    answering({ popular_brands: [otherBrandRow()], sections: [{ brands: [brandRow()] }] });
    const answer = await fetchHomepage(caller, 'US');
    expect(answer.ok && answer.data.map(({ name }) => name)).toEqual(['Blue Yonder', 'Northwind']);
    expect(pathOf()).toBe('/v2/homepage?country_code=US');
  });

  it('of the search', async () => {
    answering({ results: [brandRow({ products: [fixedProduct()] })] });
    const answer = await fetchSearch(caller, { country: 'US', words: 'north & wind', lang: 'de' });
    expect(answer).toEqual({
      ok: true,
      data: [{ id: '5a0f6f1e-6a52-4f0e-9f43-0d1f0c6f8f01', name: 'Northwind' }],
    });
    expect(pathOf()).toBe('/v2/search/US?q=north+%26+wind&lang=de');
  });
});

it('an error that comes under 200 is one, not an empty catalogue', async () => {
  answering({ problems: [{ problem: 'NOT_ACTIVE' }] });
  const answers = [
    await fetchBrands(caller, 'US'),
    await fetchCoins(caller),
    await fetchCurrencies(caller),
    await fetchHomepage(caller, 'US'),
    await fetchSearch(caller, { country: 'US', words: 'x', lang: 'en' }),
  ];
  for (const answer of answers) {
    expect(answer).toMatchObject({
      error: { kind: 'refused', problems: [{ code: 'NOT_ACTIVE' }] },
    });
  }
});

describe('a price', () => {
  it('is that of the product and coin asked for, the coin however capitalised', async () => {
    answering(priceBody({ coin: 'usdc', coin_amount: 1.0173e2 }));
    expect(await fetchPrice(caller, wish)).toEqual({
      ok: true,
      data: { amount: '101.73', coin: 'USDC' },
    });
  });

  it.each<[Body]>([
    [{ product_id: 'another' }],
    [{ coin: 'USDT' }],
    [{ coin_amount: null }],
    [{ coin_amount: -1 }],
  ])('with %j is unreadable', async (change) => {
    answering(priceBody(change));
    expect(await fetchPrice(caller, wish)).toEqual({ ok: false, error: { kind: 'unreadable' } });
  });
});

it('rows that cannot be read are counted by endpoint', async () => {
  const before = droppedRows();
  const added = (endpoint: string) => (droppedRows()[endpoint] ?? 0) - (before[endpoint] ?? 0);
  answering(brandsBody({ all_brands: [brandRow(), null], popular_brands: [] }));
  const brands = await fetchBrands(caller, 'US');
  const [brand] = brands.ok ? brands.data : [];
  if (brand === undefined) throw new Error('There should be a brand');
  answering([productGroup([fixedProduct(), 'x', fixedProduct({ denomination: 'a\u202eb' })])]);
  const products = await fetchBrandProducts(caller, brand, { coin: 'USDC', lang: 'en' });
  expect(products.ok && products.data.products).toHaveLength(1);
  answering([paymentVia(), 7]);
  await fetchCoins(caller);
  expect(added('/v2/brands')).toBe(1);
  expect(added('/v5/products/country/{CC}')).toBe(2);
  expect(added('/v3/payment_vias')).toBe(1);
});
