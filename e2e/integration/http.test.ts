import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Browser, failure } from '../support/api-client';
import { endAllProcesses } from '../support/processes';
import {
  type CheckoutBody,
  firstLine,
  steamCheckout,
  wireProducts,
  withLine,
} from '../support/purchases';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

let supplier: Supplier;
let shop: Shop;
let checkout: CheckoutBody;
let buyer: Browser;

const writes = ['/api/orders/validations', '/api/orders'];
const withKey = () => ({ 'idempotency-key': crypto.randomUUID() });

beforeAll(async () => {
  supplier = await startSupplier();
  checkout = await steamCheckout(supplier);
  shop = await startShop(supplier.origin);
  buyer = shop.browser();
  await buyer.validate(checkout);
});
afterEach(() => supplier.clearFaults());
afterAll(endAllProcesses);

describe.each(writes)('POST %s', (path) => {
  const send = (body: string, headers: Record<string, string> = {}) =>
    buyer.post(path, undefined, { body, headers: { ...withKey(), ...headers } });

  const elsewhere: { name: string; sends: Record<string, string> }[] = [
    {
      name: 'another site',
      sends: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    },
    { name: 'another site, old browser', sends: { origin: 'https://evil.example' } },
    { name: 'a subdomain', sends: { 'sec-fetch-site': 'same-site' } },
    { name: 'an address bar', sends: { 'sec-fetch-site': 'none' } },
    { name: 'a sandboxed frame', sends: { origin: 'null' } },
    { name: 'no browser at all', sends: {} },
  ];
  it.each(elsewhere)('is refused to $name', async ({ sends }) => {
    await supplier.clearJournal();
    const stranger = shop.browser();
    const answer = await stranger.call('POST', path, {
      body: JSON.stringify(checkout),
      without: ['origin', 'sec-fetch-site'].filter((name) => !(name in sends)),
      headers: { ...withKey(), ...sends },
    });
    expect(failure(answer)).toBe('403 cross-origin');
    expect(answer.headers).not.toHaveProperty('set-cookie');
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    expect(await supplier.journal()).toEqual([]);
  });

  it('takes JSON only, of a checkout’s size', async () => {
    const json = JSON.stringify(checkout);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(failure(await send(json, form))).toBe('415 json-required');
    expect(failure(await send(json, { 'content-type': 'text/plain' }))).toBe('415 json-required');
    expect(failure(await send(' '.repeat(17 * 1024) + json))).toBe('413 too-large');
    for (const body of ['{"email":', '', '[]', 'null', '\u0000']) {
      expect(failure(await send(body))).toMatch(/^422 invalid-input/);
    }
  });

  it('names every field that is wrong', async () => {
    const wrong = {
      email: 'not an address',
      lines: [{ ...firstLine(checkout), country: 'xx', kind: 'gold', value: '1e3', quantity: 0 }],
      payment: { coin: '' },
    };
    expect(failure(await send(JSON.stringify(wrong)))).toBe(
      '422 invalid-input email lines.0.country lines.0.kind lines.0.value lines.0.quantity payment.coin payment.network locale',
    );
  });

  it('does not sell what the catalogue does not have', async () => {
    await supplier.clearJournal();
    const sell = (change: Parameters<typeof withLine>[1]) =>
      send(JSON.stringify(withLine(checkout, change)));
    const answers = [
      await sell({ product: crypto.randomUUID() }),
      await sell({ brand: 'nobody' }),
      await sell({ kind: 'esims' }),
    ];
    expect(answers.map(failure)).toEqual(answers.map(() => '422 refused NOT_AVAILABLE_PRODUCT'));
    expect(failure(await sell({ beneficiary: '+14155550123' }))).toBe(
      '422 refused INVALID_BENEFICIARY_ACCOUNT',
    );
    expect(await supplier.journal()).toEqual([]);
  });
});

describe('validation', () => {
  it('says what the supplier would ask for, to the digit', async () => {
    const products = await wireProducts(supplier, { country: 'US', family: 'Steam' });
    const { product } = firstLine(checkout);
    const price = products.find(({ product_id: id }) => id === product)?.coin_amount;
    const answer = await buyer.validate(checkout);
    expect(JSON.parse(answer.text)).toEqual({ amount: price, coin: 'USDC' });
  });

  it.each([
    { status: 500, answer: '502 unavailable' },
    { status: 429, answer: '429 rate-limited' },
    { status: 403, answer: '502 blocked' },
    { status: 200, answer: '502 unreadable' },
  ])('says when the supplier answers $status', async ({ status, answer }) => {
    const path = '/v5/orders/validations';
    await supplier.addFault({ path, kind: 'status', status, body: '<p>upstream words</p>' });
    const answered = await buyer.validate(checkout);
    expect(failure(answered)).toBe(answer);
    expect(answered.text).not.toContain('upstream words');
  });

  it('lists all of the supplier’s problems', async () => {
    await supplier.addFault({
      path: '/v5/orders/validations',
      kind: 'status',
      status: 200,
      body: {
        coin: 'USDC',
        coin_amount: null,
        deliveries: [],
        problems: [{ problem: 'OUT_OF_STOCK' }, { problem: 'COUPON_NOT_FOUND' }],
      },
    });
    expect(failure(await buyer.validate(checkout))).toBe(
      '422 refused OUT_OF_STOCK COUPON_NOT_FOUND',
    );
  });

  it('says where a problem belongs, and which of the shop’s networks get around it', async () => {
    await supplier.addFault({
      path: '/v5/orders/validations',
      kind: 'status',
      status: 422,
      body: {
        status: 422,
        detail: 'SUSPENDED_NETWORK',
        moreDetails: { supported: ['usdc/ARBITRUM', '<b>nowhere</b>'] },
      },
    });
    const answer = await buyer.validate(checkout);
    expect(JSON.parse(answer.text).error.problems).toEqual([
      {
        code: 'SUSPENDED_NETWORK',
        field: 'network',
        repair: 'switch-network',
        alternatives: [{ coin: 'USDC', network: 'Arbitrum' }],
      },
    ]);
  });

  it('passes a coupon on', async () => {
    const coupon = 'NO-SUCH-COUPON';
    expect(failure(await buyer.validate({ ...checkout, coupon }))).toBe(
      '422 refused COUPON_NOT_FOUND',
    );
  });
});

describe('the session cookie', () => {
  const setCookie = (answer: Answer) => answer.headers['set-cookie'] ?? [];

  it('comes with a validation, lasts from the latest, out of reach of scripts and other sites', async () => {
    const newcomer = shop.browser();
    const [cookie, ...others] = setCookie(await newcomer.validate(checkout));
    expect(others).toEqual([]);
    const [pair = '', ...flags] = String(cookie).split('; ');
    expect(pair).toMatch(/^shop-session=[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(flags).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=lax', 'Path=/']));
    expect(flags).not.toContain('Secure');
    expect(flags.join()).not.toContain('Domain');
    expect(setCookie(await newcomer.place(checkout, crypto.randomUUID()))).toEqual([]);
    const id = await newcomer.buy(checkout);
    expect(setCookie(await newcomer.validate(checkout))).toHaveLength(1);
    expect((await newcomer.get(`/api/orders/${id}`)).status).toBe(200);
  });

  it('is bound to the host over https', async () => {
    await shop.restart({ SITE_URL: 'https://shop.example' });
    const newcomer = shop.browser();
    const [cookie] = setCookie(await newcomer.validate(checkout));
    const [pair = '', ...flags] = String(cookie).split('; ');
    expect(pair).toMatch(/^__Host-shop-session=/);
    expect(flags).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=lax', 'Path=/', 'Secure']));
    expect((await newcomer.place(checkout, crypto.randomUUID())).status).toBe(201);
    const plain = shop.browser();
    plain.cookies.set('shop-session', newcomer.cookies.get('__Host-shop-session') ?? '');
    expect(failure(await plain.place(checkout, crypto.randomUUID()))).toBe('403 no-session');
    await shop.restart({ SITE_URL: `http://localhost:${shop.port}` });
  });
});

describe('the API', () => {
  function expectNotFound(answer: Answer): void {
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'no-store',
    });
    expect(failure(answer)).toBe('404 not-found');
  }

  it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])(
    'answers %s of an unknown path in JSON',
    async (method) => {
      for (const path of ['/api/nothing', '/api/orders/x/y/z']) {
        expectNotFound(await buyer.call(method, path));
      }
    },
  );

  it('answers its own root in JSON too', async () => {
    expectNotFound(await buyer.get('/api'));
  });

  it('keeps its answers out of every cache', async () => {
    const order = await buyer.buy(checkout);
    const { country, kind, brand, product } = firstLine(checkout);
    const quote = new URLSearchParams({ country, kind, brand, product, coin: 'USDC' });
    const answers = await Promise.all([
      buyer.get('/api/health'),
      buyer.get(`/api/quotes?${quote}`),
      buyer.get('/api/quotes'),
      buyer.get(`/api/orders/${order}`),
      buyer.get('/api/orders/unknown'),
      buyer.validate(checkout),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 422, 200, 404, 200]);
    expect(answers.map(({ headers }) => headers['cache-control'])).toEqual(
      answers.map(() => 'no-store'),
    );
  });

  it('lists the supplier’s countries in its own shape', async () => {
    const own = await buyer.get('/api/available-countries');
    const upstream = await supplier.call('GET', '/api/available-countries');
    expect(Object.keys(JSON.parse(own.text))).toEqual(Object.keys(Object(upstream)));
    expect(JSON.parse(own.text).countries).toHaveLength(233);
  });
});

describe('a quote', () => {
  const quote = (changes: Record<string, string>) => {
    const { country, kind } = firstLine(checkout);
    const query = new URLSearchParams({ country, kind, coin: 'USDC', ...changes });
    return buyer.get(`/api/quotes?${query}`);
  };

  it('of a chosen value is the supplier’s, and of one not sold there is none', async () => {
    const place = { country: 'US', family: 'Amazon.com' };
    const range = (await wireProducts(supplier, place)).find(({ is_dynamic: free }) => free);
    if (range === undefined) throw new Error('Amazon.com sells no value of choice.');
    const line = { brand: 'amazon-com', product: range.product_id };
    const { min = null, max = null } = range.range ?? {};
    const query = new URLSearchParams({
      brand_name: 'Amazon.com',
      country_code: 'US',
      face_value: String(max),
      coin: 'USDC',
    });
    expect(await supplier.call('GET', `/v4/products/price?${query}`)).toMatchObject({
      coin_amount: JSON.parse((await quote({ ...line, value: String(max) })).text).amount,
    });
    expect(failure(await quote({ ...line, value: `${max}0` }))).toBe('422 out-of-range');
    expect(failure(await quote({ ...line, value: '0' }))).toBe('422 out-of-range');
    expect(failure(await quote(line))).toBe('422 out-of-range');
    expect(failure(await quote({ ...line, value: `-${min}` }))).toBe('422 invalid-input');
    expect(failure(await quote({ ...line, brand: 'nobody' }))).toBe('404 not-found');
  });
});
