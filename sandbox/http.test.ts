import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSandbox, purchase, steamLine } from './testing/client';

let supplier: Awaited<ReturnType<typeof openSandbox>>;

beforeEach(async () => {
  supplier = await openSandbox();
});
afterEach(() => supplier.close());

const unknownOrder = '/v5/orders/00000000-0000-4000-8000-000000000000';
const orders = async () => {
  const { body } = await supplier.call('GET', '/control/orders');
  return body;
};

describe('refusals', () => {
  test.each([
    ['GET', '/', 404],
    ['GET', '//', 404],
    ['GET', unknownOrder, 404],
    ['GET', `${unknownOrder}/subscribe`, 404],
    ['PATCH', unknownOrder, 404],
    ['GET', '/v2/brands', 400],
    ['GET', '/v5/products/country/US', 400],
    ['GET', '/v4/products/price?brand_name=Amazon.com&country_code=US', 400],
    ['GET', '/logos_v2/no-such-brand.webp', 404],
    ['GET', '/logos_v2/%E0%A4%A.webp', 404],
    ['POST', '/control/orders/none/pay', 404],
  ])('%s %s: %i', async (method, path, status) => {
    const answer = await supplier.call(method, path);
    expect(answer).toMatchObject({ status, body: { status, detail: expect.any(String) } });
  });

  test('a body that is nested, not JSON or too large', async () => {
    const nested = purchase({ deliveries: [{ kind: 'giftcard', deliverable: steamLine }] });
    expect((await supplier.call('POST', '/v5/orders', nested)).status).toBe(400);
    const large = { ...purchase(), filling: 'x'.repeat(70_000) };
    expect((await supplier.call('POST', '/v5/orders', large)).status).toBe(413);
    const url = `${supplier.origin}/v5/orders`;
    expect((await fetch(url, { method: 'POST', body: '{' })).status).toBe(400);
    expect(await orders()).toEqual({ orders: [] });
  });
});

describe('the catalogue', () => {
  test('an unknown family is an empty list; names are matched in any case', async () => {
    const path = '/v5/products/country/US?coin=USDC&family_name=';
    expect(await supplier.call('GET', `${path}Nobody`)).toEqual({ status: 200, body: [] });
    const { body } = await supplier.call('GET', `${path}sTEAM`);
    expect(body).toMatchObject([{ brand: 'Steam', country_code: 'US' }]);
  });

  test('a price of the list is the price of the order', async () => {
    const path = '/v4/products/price?brand_name=Amazon.com&country_code=US&face_value=25&coin=USDC';
    const price = await supplier.call('GET', path);
    const line = { brand_name: 'Amazon.com', denomination: 'range', product_value: 25 };
    const { coin_amount } = await supplier.create({ deliveries: [{ ...steamLine, ...line }] });
    expect(price).toMatchObject({ status: 200, body: { is_dynamic: true, coin_amount } });
  });

  test('payment vias carry the captured fields of a token and of a coin', async () => {
    const { body } = await supplier.call('GET', '/v3/payment_vias');
    expect(body).toMatchObject([
      { name: 'USER_WALLET', available: true },
      { name: 'GATE_PAY', available: true },
      { name: 'KUCOIN_PAY', available: false },
    ]);
    expect(body).toHaveProperty('0.currencies.0.networks.1', {
      name: 'Base',
      chain_id: 8453,
      base_token: 'ETH',
      threshold: '0.571428571428571',
      estimated_transfer_cost: '€0',
      logo_url: `${supplier.origin}/networks/base.svg`,
      smart_contract_engine: 'EVM',
      smart_contract: {
        engine: 'EVM',
        address: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
        decimals: 6,
        symbol: 'USDC',
      },
    });
    expect(body).toHaveProperty('0.currencies.2.networks.0', {
      name: 'Lightning',
      base_token: 'BTC',
      threshold: '0.00000850',
      estimated_transfer_cost: '€0',
      logo_url: `${supplier.origin}/networks/lightning.svg`,
    });
    const currencies = await supplier.call('GET', '/v3/currencies');
    expect(currencies.body).toContainEqual({
      name: 'DOGE',
      logo_url: `${supplier.origin}/coins/doge.svg`,
      is_suspended: true,
    });
  });

  test.each(['', '_500x318', '_300x190'])('a logo%s is an image in both formats', async (size) => {
    for (const [format, type] of [
      ['webp', 'image/webp'],
      ['jpg', 'image/jpeg'],
    ]) {
      const response = await fetch(`${supplier.origin}/logos_v2/steam${size}.${format}`);
      expect(response.headers.get('content-type')).toBe(type);
      expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(300);
    }
  });

  test.each([
    ['/v2/brands?country_code=US', 'all_brands'],
    ['/v2/homepage?country_code=US', 'popular_brands'],
    ['/api/available-countries', 'countries'],
  ])('%s lists something', async (path, list) => {
    const { body } = await supplier.call('GET', path);
    expect(body).toHaveProperty(`${list}.0`);
  });
});

describe('faults', () => {
  const fault = (body: object) => supplier.call('POST', '/control/faults', body);

  test('a dropped answer leaves exactly one order', async () => {
    await fault({ method: 'post', path: '/v5/orders', kind: 'drop-answer', times: 1 });
    await expect(supplier.call('POST', '/v5/orders', purchase())).rejects.toThrow();
    expect(await orders()).toMatchObject({ orders: [{ state: 'WaitingForPayment' }] });
    expect(await orders()).toHaveProperty('orders.length', 1);
    await supplier.create();
    expect(await orders()).toHaveProperty('orders.length', 2);
  });

  test('a reset leaves none', async () => {
    await fault({ path: '/v5/orders', kind: 'reset', times: 1 });
    await expect(supplier.call('POST', '/v5/orders', purchase())).rejects.toThrow();
    expect(await orders()).toEqual({ orders: [] });
  });

  test('a hang holds the answer back and ends with the sandbox', async () => {
    await fault({ path: '/v3/*', kind: 'hang' });
    const call = supplier.call('GET', '/v3/currencies').then(
      () => 'answered',
      () => 'broken off',
    );
    const other = await supplier.call('GET', '/v2/brands?country_code=US');
    expect(other.status).toBe(200);
    await supplier.close();
    expect(await call).toBe('broken off');
    supplier = await openSandbox();
  });

  test('a status comes with its headers and body, as often as asked, for its method', async () => {
    const body = { status: 429, detail: 'TOO_MANY_REQUESTS' };
    const headers = { 'retry-after': '7' };
    await fault({
      method: 'GET',
      path: '/v2/',
      kind: 'status',
      status: 429,
      body,
      headers,
      times: 2,
    });
    const url = `${supplier.origin}/v2/brands?country_code=US`;
    const first = await fetch(url);
    expect([first.status, first.headers.get('retry-after')]).toEqual([429, '7']);
    expect(await first.json()).toEqual(body);
    expect((await fetch(url)).status).toBe(429);
    expect((await fetch(url)).status).toBe(200);
  });

  test('text is sent as it is; clearing ends every fault', async () => {
    await fault({ path: '/v3/currencies', kind: 'status', status: 502, body: '<h1>Bad gateway' });
    const response = await fetch(`${supplier.origin}/v3/currencies`);
    expect([response.status, await response.text()]).toEqual([502, '<h1>Bad gateway']);
    await supplier.call('DELETE', '/control/faults');
    expect((await supplier.call('GET', '/v3/currencies')).status).toBe(200);
  });

  test('a delay answers later', async () => {
    await fault({ path: '/v3/currencies', kind: 'delay', ms: 60, times: 1 });
    const before = performance.now();
    expect((await supplier.call('GET', '/v3/currencies')).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(55);
  });

  test('headers that cannot be sent break the call off, not the sandbox', async () => {
    await fault({ path: '/v3/currencies', kind: 'status', headers: { 'bad name': '1' }, times: 1 });
    await expect(supplier.call('GET', '/v3/currencies')).rejects.toThrow();
    expect((await supplier.call('GET', '/v3/currencies')).status).toBe(200);
  });
});

test('supplier calls are logged with lower-case headers; controls are not', async () => {
  await fetch(`${supplier.origin}/v2/brands?country_code=US`, {
    headers: { 'X-Cr-Application': 'partner', 'X-Forwarded-For': '203.0.113.7' },
  });
  await supplier.call('GET', '/control/clock');
  const { body } = await supplier.call('GET', '/control/requests');
  expect(body).toMatchObject({
    requests: [
      {
        method: 'GET',
        path: '/v2/brands',
        query: 'country_code=US',
        headers: { 'x-cr-application': 'partner', 'x-forwarded-for': '203.0.113.7' },
        at: expect.any(Number),
      },
    ],
  });
  expect(body).toHaveProperty('requests.length', 1);
  await supplier.call('DELETE', '/control/requests');
  expect((await supplier.call('GET', '/control/requests')).body).toEqual({ requests: [] });
  // Totals are never cleared: nobody who counts must keep others from looking.
  expect((await supplier.call('GET', '/control/totals')).body).toEqual({ calls: 1, faults: {} });
});

const outside = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

test.skipIf(outside === undefined)('it is not reached from outside', async () => {
  const socket = connect({ host: outside, port: Number(new URL(supplier.origin).port) });
  const [error] = await once(socket, 'error');
  expect(error).toHaveProperty('code', 'ECONNREFUSED');
});
