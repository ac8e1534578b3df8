import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import ownConfig from '../../shop.config.json' with { type: 'json' };
import { type Answer, type Browser, otherLoopback } from '../support/api-client';
import { endAllProcesses, temporaryFolder } from '../support/processes';
import { steamCheckout } from '../support/purchases';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';
import { waitFor } from '../support/wait';

const partner = 'https://news.example';

let supplier: Supplier;
let shop: Shop;

beforeAll(async () => {
  supplier = await startSupplier();
  const file = join(temporaryFolder(), 'shop.config.json');
  writeFileSync(file, JSON.stringify({ ...ownConfig, embed: { origins: [partner] } }));
  shop = await startShop(supplier.origin, { SHOP_CONFIG: file });
});
afterAll(endAllProcesses);

/** What is rendered comes in pieces, of a length that nobody knows yet. */
const isKept = ({ headers }: Answer) => headers['content-length'] !== undefined;

const nonceOf = ({ headers }: Answer) =>
  /script-src [^;]*'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1] ?? '';

/** The page without what is one answer's own. */
const pageOf = (answer: Answer) => answer.text.replaceAll(nonceOf(answer), '');

/** The page as it is kept, asked for until it is. */
function kept(
  path: string,
  by: Browser = shop.browser(),
  headers: Record<string, string> = {},
): Promise<Answer> {
  return waitFor(
    async () => {
      const answer = await by.get(path, { headers });
      if (!isKept(answer)) throw new Error(`${path} is not kept.`);
      return answer;
    },
    { timeout: 10_000, interval: 20 },
  );
}

/** Asks a few times, and again once time has passed in which another page was kept. */
async function neverKept(ask: (visitor: Browser) => Promise<Answer>, another: string) {
  const visitor = shop.browser();
  const answers = [await ask(visitor), await ask(visitor), await ask(visitor)];
  await kept(another);
  answers.push(await ask(visitor));
  expect(answers.map(isKept)).toEqual([false, false, false, false]);
  return answers;
}

const shared = ['/en/us', '/de/us/gift-cards', '/es/br/top-ups', '/en/us/gift-cards/steam'];

describe.each(shared)('%s, asked for by many', (path) => {
  it('is for each what is rendered for one, under a nonce of its own', async () => {
    const rendered = await shop.browser().get(path);
    expect(isKept(rendered)).toBe(false);
    const answers = [rendered, await kept(path), await kept(path), await kept(path)];
    const nonces = answers.map(nonceOf);
    expect(new Set(nonces).size).toBe(4);
    for (const [index, { text, status }] of answers.entries()) {
      expect(status).toBe(200);
      const inPage = [...text.matchAll(/ nonce="([^"]*)"/g)].map(([, nonce]) => nonce);
      expect(inPage.length).toBeGreaterThan(5);
      expect(new Set(inPage)).toEqual(new Set([nonces[index]]));
      for (const other of nonces) expect(text.includes(other)).toBe(other === nonces[index]);
    }
    const [, first, second] = answers.map(pageOf);
    expect(second).toBe(first);
  });

  it('has the headers of a rendered one', async () => {
    const head = ({ headers }: Answer) => {
      const { date: _, 'content-length': __, 'transfer-encoding': ___, ...rest } = headers;
      const { 'content-security-policy': policy, 'set-cookie': cookie, ...others } = rest;
      return { ...others, policy: String(policy).replaceAll(/nonce-[^']+/g, ''), cookie };
    };
    const rendered = await shop.browser().get(`${path}?`);
    expect(head(await kept(path, shop.browser()))).toEqual(head(rendered));
    expect(rendered.headers['cache-control']).toMatch(/\bno-store\b/);
  });

  it('says the same to whoever asks, whatever they bring, and remembers each one’s own visit', async () => {
    const everybody = pageOf(await kept(path));
    const place = path.split('/').slice(1, 3);
    const brings: Record<string, string>[] = [
      { cookie: 'shop-visit=fr.FR-DE; shop-session=made-up' },
      { 'accept-language': 'hi', 'user-agent': 'Googlebot/2.1' },
      {
        'x-nonce': 'forged',
        'x-path': '/evil',
        'x-framed': 'true',
        'x-forwarded-for': '192.0.2.1',
      },
      { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
    ];
    for (const headers of brings) {
      await kept(path);
      const answer = await shop.browser().get(path, { headers });
      expect(isKept(answer)).toBe(true);
      expect(pageOf(answer)).toBe(everybody);
      const earlier = 'cookie' in headers ? '-FR-DE' : '';
      const visit = `shop-visit=${place[0]}.${place[1]?.toUpperCase()}${earlier}`;
      const cookies = answer.headers['set-cookie'];
      expect(cookies).toEqual([`${visit}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax`]);
      const again = await shop.browser().get(path, { headers: { cookie: visit } });
      expect(again.headers['set-cookie']).toBeUndefined();
    }
  });

  it('comes packed to who can unpack it', async () => {
    const plain = pageOf(await kept(path));
    const packed = await shop.browser().send('GET', path, {
      headers: { 'accept-encoding': 'gzip, deflate, br' },
    });
    const bytes: Buffer[] = [];
    for await (const chunk of packed) bytes.push(Buffer.from(chunk));
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.headers['content-length']).toBe(String(Buffer.concat(bytes).length));
    const text = gunzipSync(Buffer.concat(bytes)).toString();
    expect(pageOf({ status: 200, headers: packed.headers, text })).toBe(plain);
  });

  it('tells search engines about itself in its head', async () => {
    const [head = ''] = (await kept(path)).text.split('</head>');
    expect(head).toMatch(/<title>[^<]+<\/title>/);
    expect(head).toMatch(/<link rel="canonical"/);
  });
});

/** What Next's router sends for a page's data on the way from another page of the same country. */
function onTheWay(from: string, ...parts: unknown[]): Record<string, string> {
  const place = ['', ['locale', 'en', 'd', null], '(browse)', ['country', 'us', 'd', null]];
  const tree = [...place, ...parts].reduceRight<unknown[] | null>(
    (below, part) => [part, below === null ? {} : { children: below }, null, null, 0],
    null,
  );
  const state = encodeURIComponent(JSON.stringify(tree));
  return { rsc: '1', 'next-router-state-tree': state, 'next-url': from };
}

/** The address of a page's data for these headers: Next sends to it who asks for another. */
async function dataAddress(path: string, headers: Record<string, string>): Promise<string> {
  const answer = await shop.browser().get(path, { headers });
  expect(answer.status).toBe(307);
  return String(answer.headers.location);
}

const fromHome = onTheWay('/en/us', '__PAGE__');

describe.each(['/en/us/gift-cards', '/en/us/gift-cards/steam'])('the data of %s', (path) => {
  it('is for all who come from the same page what is rendered for one', async () => {
    const address = await dataAddress(path, fromHome);
    const rendered = await shop.browser().get(address, { headers: fromHome });
    expect([rendered.status, isKept(rendered)]).toEqual([200, false]);
    const first = await kept(address, shop.browser(), fromHome);
    const other = { ...fromHome, cookie: 'shop-visit=fr.FR', 'accept-language': 'hi' };
    const second = await kept(address, shop.browser(), other);
    const { date: _, 'content-length': __, ...head } = first.headers;
    const { date: ___, 'transfer-encoding': ____, ...renderedHead } = rendered.headers;
    expect({ ...head, 'content-security-policy': '' }).toEqual({
      ...renderedHead,
      'content-security-policy': '',
    });
    expect(head['content-type']).toBe('text/x-component');
    expect(pageOf(second)).toBe(pageOf(first));
    expect(new Set([rendered, first, second].map(nonceOf)).size).toBe(3);
    const rows = (text: string) => text.split('\n').length;
    expect(rows(first.text)).toBe(rows(rendered.text));
    expect(second.headers['set-cookie']).toEqual([expect.stringContaining('=en.US-FR;')]);
  });

  it('is something else for who comes from elsewhere, and never the page itself', async () => {
    const address = await dataAddress(path, fromHome);
    const home = await kept(address, shop.browser(), fromHome);
    const list = onTheWay('/en/us/esims', ['kind', 'esims', 'd', null], '__PAGE__');
    const fromList = await kept(await dataAddress(path, list), shop.browser(), list);
    expect(pageOf(fromList)).not.toBe(pageOf(home));
    expect((await kept(path)).text).toMatch(/^<!DOCTYPE html>/);
    const mixed = await shop.browser().get(address, { headers: list });
    expect(isKept(mixed)).toBe(false);
  });
});

describe('what is never kept', () => {
  it.each([
    ['the choice of countries, which looks at the visitor', '/en', '/en/us/esims'],
    ['a search', '/en/us/search?q=steam', '/en/br/esims'],
    ['a page with a query', '/en/us/gift-cards?stock=in', '/en/de/esims'],
    ['the cart', '/en/cart', '/en/fr/esims'],
    ['a checkout', '/en/checkout', '/en/it/esims'],
    ['the list of orders', '/en/orders', '/en/es/esims'],
    ['a brand that is not there', '/en/us/gift-cards/nothing-of-the-kind', '/en/pt/esims'],
    ['a country that is none', '/en/zz', '/en/nl/esims'],
  ])('%s', async (_what, path, another) => {
    await neverKept((visitor) => visitor.get(path), another);
  });

  it.each([
    ['a search', '/en/us/gift-cards', '/en/at', onTheWay('/en/us/search', 'search', '__PAGE__')],
    ['what was searched for', '/en/us', '/en/ie', onTheWay('/en/us', '__PAGE__?{"q":"steam"}')],
    [
      'an order',
      '/en/us',
      '/de/br',
      onTheWay('/en/orders/a1', ['orderId', 'a1', 'd', null], '__PAGE__'),
    ],
  ])('data on the way from %s', async (_from, path, another, headers) => {
    const address = await dataAddress(path, headers);
    await neverKept((visitor) => visitor.get(address, { headers }), another);
  });

  it('an order’s page, nor anything of it', async () => {
    const buyer = shop.browser();
    const id = await buyer.buy(await steamCheckout(supplier));
    await neverKept((visitor) => visitor.get(`/en/orders/${id}`), '/de/us');
    for (let visit = 0; visit < 4; visit += 1) {
      expect(isKept(await buyer.get(`/en/orders/${id}`))).toBe(false);
    }
  });

  it('what is only asked whether it is there, written to, or shown in a frame', async () => {
    const path = '/fr/us/gift-cards';
    const first = await kept(path);
    const head = await shop.browser().call('HEAD', path);
    expect([head.status, isKept(head)]).toEqual([200, false]);
    const framed = await shop.browser().get(path, {
      headers: { 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'cross-site' },
    });
    expect(isKept(framed)).toBe(false);
    expect(String(framed.headers['content-security-policy'])).toContain(partner);
    expect(pageOf(await kept(path))).toBe(pageOf(first));
    const written = await shop.browser().call('POST', path, { body: '{}' });
    expect(written.status).toBe(400);
  });
});

it('says for no longer than a second or two what fails no more, and is read for nobody’s address', async () => {
  const path = '/en/us/gift-cards/airbnb';
  const products = '/v5/products/country/US';
  await supplier.clearJournal();
  await supplier.addFault({ path: products, kind: 'status', status: 500 });
  const phone = shop.browser({ localAddress: otherLoopback });
  expect((await kept(path, phone)).text).not.toContain('priceAgeMs');
  await supplier.clearFaults();
  await waitFor(
    async () => {
      const { text } = await kept(path, phone);
      if (!text.includes('priceAgeMs')) throw new Error('It still fails.');
    },
    { timeout: 10_000 },
  );
  const calls = (await supplier.journal()).filter((call) => call.path === products);
  const told = calls.map(({ headers }) => headers['x-forwarded-for']);
  // The first was made for a visitor alone, the last for a page that is kept.
  expect([told[0], told.at(-1)]).toEqual([otherLoopback, undefined]);
});

it('says of its prices that they are as old as they will be when it is last shown', async () => {
  const path = '/en/us/gift-cards/netflix';
  const ageIn = ({ text }: Answer) => Number(/priceAgeMs\\?":(\d+)/.exec(text)?.[1]);
  const began = Date.now();
  const rendered = await shop.browser().get(path);
  expect(ageIn(rendered)).toBeLessThanOrEqual(Date.now() - began);
  const age = ageIn(await kept(path));
  expect(age).toBeGreaterThanOrEqual(15_000);
  expect(age).toBeLessThanOrEqual(15_000 + Date.now() - began);
});

it('goes on being answered while a shop that stops is drained', async () => {
  const stopping = await startShop(supplier.origin, { DRAIN_SECONDS: '2' });
  const path = '/en/us';
  await kept(path, stopping.browser());
  const ended = stopping.terminate();
  await waitFor(
    async () => {
      const ready = await stopping.browser().get('/api/health/ready');
      if (ready.status !== 503) throw new Error('It does not stop yet.');
    },
    { timeout: 5_000 },
  );
  const answer = await kept(path, stopping.browser());
  expect([answer.status, answer.headers.connection]).toEqual([200, 'close']);
  expect((await ended).code).toBe(143);
});
