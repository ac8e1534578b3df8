import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '@/scripts/lib/ports.mjs';
import { type Browser, failure } from '../support/api-client';
import { endAllProcesses } from '../support/processes';
import { type CheckoutBody, steamCheckout } from '../support/purchases';
import { written } from '../support/raw-http';
import { Shop, startSandboxShop, startShop, testSecret } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

// Requests of the right form with the wrong intent: in somebody else's name, with words that a
// program may stumble over, at the worst moment.

const origin = 'https://shop.example';
const id = 'AAAAAAAAAAAAAAAAAAAAAAAA';

/** Every route of the shop that has a method, as a path. */
function routesWith(method: string): string[] {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('route.ts') && !file.includes('[...'))
    .filter((file) => {
      const exported = `^export (?:const|(?:async )?function) ${method}\\b|\\bas ${method}\\b`;
      return new RegExp(exported, 'm').test(readFileSync(`app/${file}`, 'utf8'));
    })
    .map((file) => `/${file.replace(/\/route\.ts$/, '').replace(/\[\w+\]/g, id)}`);
}

const notThere = ['/api/doctor', `/sandbox/orders/${id}/${id}`];
const writes = routesWith('POST').filter((path) => !notThere.includes(path));

let supplier: Supplier;
let shop: Shop;
let buyer: Browser;
let checkout: CheckoutBody;

beforeAll(async () => {
  supplier = await startSupplier();
  checkout = await steamCheckout(supplier);
  const RECEIPT_KEY = '7'.repeat(64);
  shop = await startShop(supplier.origin, { SITE_URL: origin, RECEIPT_KEY });
  buyer = shop.browser();
  await buyer.validate(checkout);
});
afterAll(endAllProcesses);

describe('a page of somebody else’s', () => {
  it('knows of every place that can be written to', () => {
    expect(writes.length).toBeGreaterThan(15);
    expect(writes).toContain('/api/orders');
    expect(writes).toContain(`/api/orders/${id}/links/revocations`);
    expect(writes).toContain('/api/handovers');
  });

  const senders: Record<string, string>[] = [
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'null', 'sec-fetch-site': 'same-origin' },
    { origin: 'https://sub.shop.example', 'sec-fetch-site': 'same-site' },
    { origin, 'sec-fetch-site': 'same-site' },
    { origin: 'http://shop.example' },
    { origin: 'https://shop.example.evil.example' },
    { origin: `${origin}, https://evil.example` },
    { 'sec-fetch-site': 'none' },
    { referer: `${origin}/en` },
    {},
  ];
  const json = 'application/json';
  const kinds = [
    json,
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
  ];

  it.each(writes)('cannot write in a buyer’s name: %s', async (path) => {
    await supplier.clearJournal();
    for (const [turn, sender] of senders.entries()) {
      // What a form can send, in the likeliest of names; JSON in all.
      for (const kind of turn < 2 ? kinds : [json]) {
        const answer = await buyer.call('POST', path, {
          body: '{}',
          without: ['origin', 'sec-fetch-site'].filter((name) => !(name in sender)),
          headers: { 'content-type': kind, ...sender },
        });
        expect(failure(answer)).toBe('403 cross-origin');
        expect(answer.headers).not.toHaveProperty('set-cookie');
        for (const name of Object.keys(answer.headers))
          expect(name).not.toMatch(/^access-control-/);
      }
    }
    expect(await supplier.journal()).toEqual([]);
  });

  it.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'])('writes nothing by a %s', async (method) => {
    for (const path of writes.filter((path) => !routesWith(method).includes(path))) {
      const { status, headers } = await buyer.call(method, path);
      expect([404, 405]).toContain(status);
      expect(headers).not.toHaveProperty('set-cookie');
    }
  });

  it('is allowed nothing by a preflight', async () => {
    const asks = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    for (const path of writes) {
      const { headers } = await buyer.call('OPTIONS', path, { headers: asks });
      for (const name of Object.keys(headers)) expect(name).not.toMatch(/^access-control-/);
    }
  });
});

describe('a session', () => {
  const knows = async (cookie: string) => {
    const answer = await shop
      .browser()
      .place(checkout, crypto.randomUUID(), { headers: { cookie } });
    return failure({
      ...answer,
      text: answer.status === 201 ? '{"error":{"code":"placed"}}' : answer.text,
    });
  };

  it('is taken from nobody who writes another name for its cookie', async () => {
    const sealed = buyer.cookies.get('__Host-shop-session') ?? '';
    expect(sealed).not.toBe('');
    const names = [
      'shop-session',
      '__Secure-shop-session',
      '__host-shop-session',
      '__Host-Shop-Session',
    ];
    const spellings = [
      '__%48ost-shop-session',
      '$Version=1; $Path=/; shop-session',
      '\u00a0__Host-shop-session',
    ];
    for (const name of [...names, ...spellings])
      expect(await knows(`${name}=${sealed}`)).toBe('403 no-session');
    expect(await knows(`__Host-shop-session=${sealed}`)).toBe('201 placed');
  });

  it('survives a full jar, and a cookie that is no text', async () => {
    const jar = Array.from({ length: 150 }, (_, n) => `shop-visit=${n}; c${n}=${'x'.repeat(60)}`);
    for (const cookie of [
      jar.join('; '),
      'shop-visit=%E0%A4%A',
      '=; ;;==;a',
      '__proto__=1; constructor=2',
    ]) {
      const answer = await shop.browser().get('/en', { headers: { cookie } });
      expect(answer.status).toBe(200);
    }
  });
});

describe('a word that every object knows', () => {
  const words = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
  const reads = (word: string) => [
    `/${word}`,
    `/en/${word}`,
    `/en/us/${word}`,
    `/en/us/gift-cards/${word}`,
    `/en/us/gift-cards?category=${word}&coin=${word}&sort=${word}&in=${word}`,
    `/en/us/gift-cards?${word}=1&${word}[${word}]=1`,
    `/en/us/gift-cards/steam?coin=${word}&value=${word}`,
    `/en/us/search?q=${word}`,
    `/en/checkout?product=${word}&kind=gift-cards&brand=steam&country=US&coin=${word}`,
    `/en/orders/${word}`,
    `/en/gifts/${word}`,
    `/api/orders/${word}`,
    `/api/search-index/${word}`,
    `/api/quotes?country=US&kind=gift-cards&brand=steam&product=${word}&coin=${word}`,
    `/branding/${word}`,
    `/sitemaps/${word}.xml`,
    `/pictures/${word}.png`,
    `/pictures/en/us/gift-cards/${word}.png`,
  ];

  it.each(words)('is a word like any other: %s', async (word) => {
    const good = { country: 'US', kind: 'gift-cards', brand: word, product: word };
    const line = { ...good, beneficiary: word, quantity: 1 };
    const answers = [
      ...(await Promise.all(reads(word).map((path) => buyer.get(path)))),
      await buyer.get('/', {
        headers: { cookie: `shop-visit=${word}.${word}`, 'accept-language': word },
      }),
      await buyer.post('/api/cart', { goods: [good], coin: word, locale: 'en' }),
      await buyer.post('/api/cart', { goods: [good], locale: word }),
      await buyer.validate({ ...checkout, payment: { coin: word, network: word } }),
      await buyer.validate({ ...checkout, lines: [line], coupon: word, locale: word }),
      await buyer.post('/api/phone-lookups', {
        phone: '+12015550123',
        country: word,
        locale: word,
      }),
    ];
    for (const { status } of answers) expect(status).toBeLessThan(500);
  });

  it('as a key of what is sent pollutes nothing', async () => {
    const own = JSON.stringify(checkout).slice(1);
    const polluted = `{"__proto__":{"email":"a@b.example","polluted":1},"constructor":{"prototype":{"polluted":1}},${own}`;
    const validated = await buyer.post('/api/orders/validations', undefined, { body: polluted });
    expect(validated.status).toBe(200);
    const empty = await buyer.post('/api/orders/validations', undefined, {
      body: `{"__proto__":${JSON.stringify(checkout)}}`,
    });
    expect(empty.status).toBe(422);
    expect((await buyer.get('/api/health')).text).not.toContain('polluted');
  });
});

it('a body nested deeper than a stack goes is refused, not choked on', async () => {
  const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
  const asked = await buyer.post('/api/links/look', undefined, { body: nested(8_000) });
  expect(failure(asked)).toBe('422 invalid-input');
  for (const text of [
    `{"receipt":${nested(20_000)}}`,
    `{"signed":"a.b.c","x":${nested(20_000)}}`,
  ]) {
    const checked = await buyer.post('/api/receipts/verifications', { text });
    expect([checked.status, checked.text]).toEqual([200, '{"outcome":"unreadable"}']);
  }
});

/** Sends a request as soon as something listens on the port. */
function askAtOnce(port: number, request: string): Promise<string> {
  return new Promise((resolve) => {
    let received = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    socket.setEncoding('latin1').on('data', (part) => {
      received += part;
    });
    socket.on('error', () => {});
    socket.once('close', () => resolve(received === '' ? askAtOnce(port, request) : received));
  });
}

it('nobody names an address of their own, not even to a shop that is only starting', async () => {
  await supplier.clearJournal();
  const forged = '203.0.113.66';
  const starting = new Shop(await freePort(), {
    API_URL: supplier.origin,
    PARTNER_ID: 'integration-partner',
    SESSION_SECRET: testSecret,
    SITE_URL: origin,
  });
  const fields = ['Host: shop.example', `X-Shop-Peer: ${forged}`, `X-Shop-Forwarded: ${forged}`];
  const request = written({ target: '/en/fr', fields });
  const [first] = await Promise.all([askAtOnce(starting.port, request), starting.start()]);
  expect(first).toMatch(/^HTTP\/1\.1 200 /);
  const calls = await supplier.journal();
  expect(calls.length).toBeGreaterThan(0);
  expect(JSON.stringify(calls)).not.toContain(forged);
});

it('the embedded sandbox, a server in the same process, is left what it is sent', async () => {
  const sandboxed = await startSandboxShop();
  expect(await sandboxed.browser().buy(checkout)).toMatch(/^[\w-]{24}$/);
});
