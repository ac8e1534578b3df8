import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { openSandbox, steamLine } from './testing/client';

let supplier: Awaited<ReturnType<typeof openSandbox>>;

beforeEach(async () => {
  supplier = await openSandbox();
});
afterEach(() => supplier.close());

const brand = z.looseObject({
  brand: z.string(),
  family: z.string(),
  brand_id: z.string(),
  kind: z.string(),
  is_out_of_stock: z.boolean(),
  logo_base_url: z.string(),
});
const list = z.object({ all_brands: z.array(brand) });
const brandsOf = async (country: string) =>
  list.parse((await supplier.call('GET', `/v2/brands?country_code=${country}`)).body).all_brands;
const resize = (body: object) => supplier.call('POST', '/control/catalogue', body);
const last = <T>(items: T[]): T => {
  const item = items.at(-1);
  if (item === undefined) throw new Error('nothing listed');
  return item;
};

describe('a large catalogue', () => {
  test('is listed until it is taken back', async () => {
    const usual = await brandsOf('US');
    expect(await resize({ country: 'US', brands: 1000 })).toEqual({
      status: 200,
      body: { country: 'US', brands: 1000 },
    });
    const large = await brandsOf('US');
    expect(large).toHaveLength(1000);
    expect(large.slice(0, usual.length)).toEqual(usual);
    expect((await supplier.call('DELETE', '/control/catalogue')).status).toBe(204);
    expect(await brandsOf('US')).toEqual(usual);
  });

  test('sells what it lists, to be paid and delivered as anything else', async () => {
    await resize({ country: 'US', brands: 1000 });
    const sold = (await brandsOf('US'))
      .slice(-60)
      .filter(({ kind, is_out_of_stock }) => kind === 'giftcard' && !is_out_of_stock);
    const { family, brand: name } = last(sold);
    const query = new URLSearchParams({ family_name: family, coin: 'USDC' });
    const groups = z
      .array(z.object({ products: z.array(z.looseObject({ is_dynamic: z.boolean() })) }))
      .parse((await supplier.call('GET', `/v5/products/country/US?${query}`)).body);
    const product = last(last(groups).products);
    const line = product.is_dynamic
      ? { ...steamLine, brand_name: name, denomination: 'range', product_value: 50 }
      : { ...steamLine, brand_name: name, denomination: String(product.denomination) };
    const { order_id: id } = await supplier.create({ deliveries: [line] });
    await supplier.control(id, 'pay');
    await supplier.advance(60);
    expect((await supplier.read(id)).order_state).toBe('Done');

    await supplier.call('DELETE', '/control/catalogue');
    await expect(supplier.create({ deliveries: [line] })).rejects.toThrow();
    expect((await supplier.call('GET', `/v5/products/country/US?${query}`)).body).toEqual([]);
    // What was bought stays bought.
    expect((await supplier.read(id)).order_state).toBe('Done');
  });

  test('has a picture for each brand', async () => {
    await resize({ country: 'US', brands: 1000 });
    const { logo_base_url } = last(await brandsOf('US'));
    const response = await fetch(`${logo_base_url}_300x190.webp`);
    expect(response.headers.get('content-type')).toBe('image/webp');
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(300);
  });

  test('may be there from the start, in one sandbox and no other', async () => {
    const large = await openSandbox({ brands: { US: 321, AQ: 5 } });
    const count = async (country: string) =>
      list.parse((await large.call('GET', `/v2/brands?country_code=${country}`)).body).all_brands
        .length;
    expect([await count('US'), await count('AQ')]).toEqual([321, 5]);
    expect(await brandsOf('AQ')).toEqual([]);
    await large.close();
    await expect(openSandbox({ brands: { US: 5001 } })).rejects.toThrow();
  });

  test.each([
    {},
    { country: 'US' },
    { country: 'us', brands: 10 },
    { country: 'US', brands: 5001 },
    { country: 'US', brands: -1 },
    { country: 'US', brands: 1.5 },
    { country: 'US', brands: 10, more: true },
  ])('is refused as %j', async (size) => {
    expect(await resize(size)).toMatchObject({ status: 400 });
  });
});

describe('search', () => {
  test('finds brands with their products', async () => {
    const { status, body } = await supplier.call('GET', '/v2/search/US?q=psn&lang=de');
    expect(status).toBe(200);
    expect(body).toMatchObject([
      {
        brand: 'PlayStation Store',
        logo_url: `${supplier.origin}/logos_v2/playstation-store.webp`,
        products: [{ denomination: '10 USD' }, {}, {}, {}, {}, {}],
      },
    ]);
  });

  test.each(['', '?q=', '?query=steam'])('needs a q: %j', async (query) => {
    expect(await supplier.call('GET', `/v2/search/US${query}`)).toEqual({
      status: 400,
      body: { status: 400, detail: 'q is required' },
    });
  });
});

describe('products', () => {
  const products = async (query: string) =>
    (await supplier.call('GET', `/v5/products/country/US${query}`)).body;

  test.each(['', '&coin=SHIB', '&coin=constructor'])(
    'are priced in USDC, and say so, with %j',
    async (coin) => {
      expect(await products(`?family_name=Steam${coin}`)).toMatchObject([
        { products: Array(4).fill({ coin: 'USDC', payment_method: 'USDC-MATIC' }) },
      ]);
    },
  );

  test('are those of a brand and a family together', async () => {
    const query = '?family_name=LYCAMOBILE&brand_name=lycamobile%20bundle';
    expect(await products(query)).toMatchObject([{ brand: 'Lycamobile Bundle' }]);
    expect(await products('?family_name=Steam&brand_name=Xbox')).toEqual([]);
    expect(await products('?brand_name=Xbox')).toMatchObject([{ brand: 'Xbox' }]);
  });

  test.each([true, false])('are refused without a filter, strict or not: %s', async (strict) => {
    await supplier.call('POST', '/control/settings', { strict });
    expect((await supplier.call('GET', '/v5/products/country/US')).status).toBe(400);
  });
});
