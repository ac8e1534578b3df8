import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSandbox, purchase } from './testing/client';

let supplier: Awaited<ReturnType<typeof openSandbox>>;

beforeEach(async () => {
  supplier = await openSandbox();
});
afterEach(() => supplier.close());

const fault = async (body: object) => {
  const { status } = await supplier.call('POST', '/control/faults', body);
  expect(status).toBe(201);
};
const currencies = '/v3/currencies';
const get = (path: string) => fetch(`${supplier.origin}${path}`);

/** What arrives of a body, and whether it ends as it should. */
async function arriving(response: Response): Promise<{ bytes: number; broken: boolean }> {
  let bytes = 0;
  try {
    for await (const chunk of response.body ?? []) bytes += chunk.length;
    return { bytes, broken: false };
  } catch {
    return { bytes, broken: true };
  }
}

test.each([
  { path: currencies },
  { path: currencies, kind: 'explode' },
  { path: currencies, kind: 'hang', time: 1 },
  { path: currencies, kind: 'status', status: 700 },
  { path: currencies, kind: 'delay', chance: 2 },
  { path: currencies, kind: 'burst-block', calls: 0 },
  { path: '/v5/orders/', kind: 'stream-drop', frames: -1 },
])('a fault that is none is refused: %j', async (body) => {
  expect(await supplier.call('POST', '/control/faults', body)).toMatchObject({ status: 400 });
  expect((await get(currencies)).status).toBe(200);
});

test('a truncated answer names its true length and breaks half-way', async () => {
  const whole = (await (await get(currencies)).arrayBuffer()).byteLength;
  await fault({ path: currencies, kind: 'truncate', times: 1 });
  const response = await get(currencies);
  expect([response.status, response.headers.get('content-length')]).toEqual([200, String(whole)]);
  expect(await arriving(response)).toEqual({ bytes: Math.floor(whole / 2), broken: true });
  expect(await arriving(await get(currencies))).toEqual({ bytes: whole, broken: false });
});

test('a truncated answer to a creation leaves the order', async () => {
  await fault({ method: 'POST', path: '/v5/orders', kind: 'truncate', times: 1 });
  await expect(supplier.call('POST', '/v5/orders', purchase())).rejects.toThrow();
  const { body } = await supplier.call('GET', '/control/orders');
  expect(body).toHaveProperty('orders.length', 1);
});

describe('a slow body', () => {
  test('comes whole in the end', async () => {
    const usual = await (await get(currencies)).text();
    await fault({ path: currencies, kind: 'slow-body', ms: 20 });
    expect(await (await get(currencies)).text()).toBe(usual);
  });

  test('keeps the reader waiting after the headers, and survives that it leaves', async () => {
    await fault({ path: currencies, kind: 'slow-body', ms: 600_000, times: 1 });
    const leaving = new AbortController();
    const response = await fetch(`${supplier.origin}${currencies}`, { signal: leaving.signal });
    expect(response.status).toBe(200);
    leaving.abort();
    await expect(response.text()).rejects.toThrow('aborted');
    expect((await get(currencies)).status).toBe(200);
  });
});

test('a page under 200 is a status with a text body', async () => {
  await fault({ path: currencies, kind: 'status', status: 200, body: '<p>Maintenance</p>' });
  const response = await get(currencies);
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    'text/html; charset=utf-8',
  ]);
  expect(await response.text()).toBe('<p>Maintenance</p>');
});

test('429 comes with and without Retry-After', async () => {
  const headers = { 'retry-after': '30' };
  await fault({ path: currencies, kind: 'status', status: 429, headers, times: 1 });
  await fault({ path: currencies, kind: 'status', status: 429, times: 1 });
  const answers = [await get(currencies), await get(currencies)];
  expect(answers.map((answer) => [answer.status, answer.headers.get('retry-after')])).toEqual([
    [429, '30'],
    [429, null],
  ]);
});

test('a burst is refused with a page, other paths are not', async () => {
  const limit = { calls: 2, windowMs: 600_000, blockMs: 600_000 };
  await fault({ path: '/v5/products/', kind: 'burst-block', ...limit });
  const answers = await Promise.all(
    ['Steam', 'Airbnb', 'Xbox'].map((name) => get(`/v5/products/country/US?family_name=${name}`)),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 403]);
  const refused = answers.find(({ status }) => status === 403);
  expect(refused?.headers.get('content-type')).toMatch('text/html');
  expect(await refused?.text()).toMatch(/^<!DOCTYPE html>/);
  expect((await get(currencies)).status).toBe(200);
});

describe('a changed answer', () => {
  test('is empty brands, products and ways to pay', async () => {
    await fault({ path: '*', kind: 'empty' });
    expect((await supplier.call('GET', '/v2/brands?country_code=US')).body).toMatchObject({
      country_code: 'US',
      all_brands: [],
      popular_brands: [],
      categories: [],
    });
    const products = await supplier.call('GET', '/v5/products/country/US?family_name=Steam');
    expect(products).toEqual({ status: 200, body: [] });
    expect(await supplier.call('GET', '/v3/payment_vias')).toEqual({ status: 200, body: [] });
  });

  test('has money objects in the range of Amazon', async () => {
    await fault({ path: '/v5/products/', kind: 'money-objects', times: 1 });
    const path = '/v5/products/country/US?family_name=Amazon.com';
    const { body } = await supplier.call('GET', path);
    expect(body).toHaveProperty('0.products.0.face_value.amount', {
      type: 'range',
      min: { amount: 5, currency: 'USD' },
      max: { amount: 500, currency: 'USD' },
    });
    expect((await supplier.call('GET', path)).body).toHaveProperty(
      '0.products.0.face_value.amount.min',
      '5.00',
    );
  });

  test('has the code of a finished order outside', async () => {
    const { order_id: id } = await supplier.create();
    await supplier.control(id, 'pay');
    await supplier.advance(60);
    const [delivery] = (await supplier.read(id)).deliveries;
    await fault({ method: 'GET', path: `/v5/orders/${id}`, kind: 'outer-code' });
    const changed = await supplier.read(id);
    expect(changed.pin_code).toBe(delivery?.deliverable.pin_code);
    expect(changed.pin_code).toMatch(/./);
    expect(changed.deliveries[0]?.deliverable).not.toHaveProperty('pin_code');
  });

  test('is the usual one where nothing fits: a picture, a price', async () => {
    const usual = await (await get('/coins/usdc.svg')).text();
    await fault({ path: '*', kind: 'unknown-values' });
    expect(await (await get('/coins/usdc.svg')).text()).toBe(usual);
    const price = '/v4/products/price?brand_name=Airbnb&country_code=US&face_value=100&coin=USDC';
    expect((await supplier.call('GET', price)).body).toMatchObject({ coin_amount: '103.50' });
  });
});
