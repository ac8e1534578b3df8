import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '@/lib/rate-limit/limits';
import { cartLine } from '@/schemas/cart-fixtures';
import { type HandoverOpened, handoverOpenedSchemas } from '@/schemas/handover';
import { oneOf } from '@/schemas/links';
import ownConfig from '../../shop.config.json' with { type: 'json' };
import { type Answer, type Browser, failure } from '../support/api-client';
import { withDatabase } from '../support/links';
import { endAllProcesses, temporaryFolder } from '../support/processes';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

const partners = ['https://news.example', 'https://blog.example:8443'];
const framed = { headers: { 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'cross-site' } };
const steam = cartLine({ country: 'US', recipient: 'marta@example.com' });

let supplier: Supplier;
/** A shop that partners show, and one that nobody may. */
let shop: Shop;
let closed: Shop;

function configFile(origins: string[]): string {
  const file = join(temporaryFolder(), 'shop.config.json');
  writeFileSync(file, JSON.stringify({ ...ownConfig, embed: { origins } }));
  return file;
}

beforeAll(async () => {
  supplier = await startSupplier();
  shop = await startShop(supplier.origin, { SHOP_CONFIG: configFile(partners) });
  closed = await startShop(supplier.origin, { SHOP_CONFIG: configFile([]) });
});
afterAll(endAllProcesses);

const ancestorsOf = ({ headers }: Answer) =>
  /frame-ancestors ([^;]*)/.exec(String(headers['content-security-policy']))?.[1];

/** Whether the page knows that it is in a frame. */
const isMarked = ({ text }: Answer) => /<html [^>]*data-framed/.test(text);

describe('a page that is loaded into a frame', () => {
  it.each([
    '/en',
    '/en/us',
    '/en/us/gift-cards',
    '/en/us/gift-cards/steam',
    '/en/us/search?q=steam',
    '/en/cart',
  ])('may be shown by partners: %s', async (path) => {
    const buyer = shop.browser();
    const answer = await buyer.get(path, framed);
    expect(ancestorsOf(answer)).toBe(partners.join(' '));
    expect(answer.headers['x-frame-options']).toBeUndefined();
    expect(answer.headers['cache-control']).toMatch(/\bno-store\b/);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(isMarked(answer)).toBe(true);
    expect(answer.text.includes(partners[1] ?? '')).toBe(true);
  });

  it.each([
    '/en/checkout',
    '/en/orders',
    '/en/orders/abcdefghijklmnopqrstuvwx',
    '/en/gifts/abcdefghijklmnopqrstuvwx',
    '/en/open',
    '/en/handover',
    '/en/receipts',
    '/en/nothing/else',
  ])('may be shown by nobody when it is %s', async (path) => {
    const answer = await shop.browser().get(path, framed);
    expect(ancestorsOf(answer)).toBe("'none'");
    expect(answer.headers['x-frame-options']).toBe('DENY');
    expect(isMarked(answer)).toBe(false);
  });

  it.each(['', 'document', 'embed'])(
    'is known by what its browser says, which is not %j',
    async (destination) => {
      const forged = { 'sec-fetch-dest': destination, 'x-framed': 'true' };
      const answer = await shop.browser().get('/en/us', { headers: forged });
      expect(ancestorsOf(answer)).toBe("'none'");
      expect(answer.headers['x-frame-options']).toBe('DENY');
      expect(answer.headers['cache-control']).toMatch(/\bno-store\b/);
      expect(isMarked(answer)).toBe(false);
      expect(partners.filter((partner) => answer.text.includes(partner))).toEqual([]);
    },
  );

  it('may be shown by partners though nothing is found', async () => {
    const answer = await shop.browser().get('/en/us/nothing', framed);
    expect([answer.status, ancestorsOf(answer)]).toEqual([404, partners.join(' ')]);
  });

  it('may be shown by nobody in a shop that lists nobody', async () => {
    const answer = await closed.browser().get('/en/us', framed);
    const plain = await closed.browser().get('/en/us');
    expect(ancestorsOf(answer)).toBe("'none'");
    expect(answer.headers['x-frame-options']).toBe('DENY');
    expect(isMarked(answer)).toBe(false);
    // The second may be one that is kept, whose length is known.
    const names = ({ headers }: Answer) =>
      Object.keys(headers).filter((name) => !/^(?:content-length|transfer-encoding)$/.test(name));
    expect(names(answer).sort()).toEqual(names(plain).sort());
  });

  it('is led to its language first, like any other', async () => {
    const answer = await shop.browser().get('/us', framed);
    expect([answer.status, answer.headers.location]).toEqual([307, '/en/us']);
  });
});

describe('the script of partners', () => {
  it('is as it stands in the repository, open to other sites, and asked for again by its tag', async () => {
    const answer = await shop.browser().get('/embed.js');
    expect(answer.status).toBe(200);
    expect(answer.text).toBe(readFileSync('public/embed.js', 'utf8'));
    expect(answer.headers).toMatchObject({
      'content-type': expect.stringMatching(/^(application|text)\/javascript/),
      'cache-control': 'public, max-age=300',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
    });
    const etag = String(answer.headers.etag);
    const again = await shop.browser().get('/embed.js', { headers: { 'if-none-match': etag } });
    expect([again.status, again.text]).toEqual([304, '']);
  });
});

/** Sends a cart as the form of a frame does. */
function send(
  browser: Browser,
  fields: Record<string, string> = { locale: 'de', lines: JSON.stringify([steam]) },
  headers: Record<string, string> = {},
): Promise<Answer> {
  return browser.call('POST', '/api/handovers', {
    body: String(new URLSearchParams(fields)),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });
}

function tokenIn(answer: Answer): string {
  const location = String(answer.headers.location);
  const [, token] = /^\/de\/handover#([\w-]{43})$/.exec(location) ?? [];
  if (answer.status !== 303 || token === undefined) throw new Error(`No token: ${location}`);
  return token;
}

async function open(browser: Browser, token: string) {
  const answer = await browser.post('/api/handovers/open', { token });
  const opened = oneOf<HandoverOpened>(handoverOpenedSchemas, JSON.parse(answer.text));
  if (opened === null) throw new Error(`${answer.status} ${answer.text}`);
  expect(answer.headers['cache-control']).toBe('no-store');
  return opened;
}

describe('a cart that leaves a frame', () => {
  it('comes out once, without whom it is for, in any browser and without a cookie', async () => {
    const answer = await send(shop.browser());
    const token = tokenIn(answer);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.text).toBe('');
    const { id: _id, recipient: _recipient, ...wanted } = steam;
    expect(await open(shop.browser(), token)).toEqual({ kind: 'opened', lines: [wanted] });
    expect(await open(shop.browser(), token)).toEqual({ kind: 'gone' });
  });

  it('comes out for exactly one of many who try at once', async () => {
    const token = tokenIn(await send(shop.browser()));
    const tries = await Promise.all(Array.from({ length: 20 }, () => open(shop.browser(), token)));
    expect(tries.filter(({ kind }) => kind === 'opened')).toHaveLength(1);
  });

  it('is gone after five minutes, and for every other token', async () => {
    const before = Date.now();
    const token = tokenIn(await send(shop.browser()));
    const [row] = await withDatabase(shop, (db) =>
      db.selectFrom('handovers').selectAll().execute(),
    );
    expect(row?.expires_at).toBeGreaterThanOrEqual(before + 5 * 60_000);
    expect(row?.expires_at).toBeLessThanOrEqual(Date.now() + 5 * 60_000);
    for (const other of [token.toLowerCase(), token.slice(1), 'A'.repeat(43), row?.hash ?? '']) {
      expect(await open(shop.browser(), other)).toEqual({ kind: 'gone' });
    }
    // One that another shop has made.
    expect(await open(shop.browser(), tokenIn(await send(closed.browser())))).toEqual({
      kind: 'gone',
    });
    const expires_at = Date.now() - 1;
    await withDatabase(shop, (db) => db.updateTable('handovers').set({ expires_at }).execute());
    expect(await open(shop.browser(), token)).toEqual({ kind: 'gone' });
  });

  it('leaves nothing readable in the store or in the logs', async () => {
    const token = tokenIn(await send(shop.browser()));
    const rows = await withDatabase(shop, (db) => db.selectFrom('handovers').selectAll().execute());
    const kept = JSON.stringify(rows) + shop.output() + shop.errors();
    for (const secret of [token, 'marta@example.com', 'steam-br-50']) {
      expect(kept).not.toContain(secret);
    }
  });

  it.each([
    ['nothing', {}, 'en'],
    ['no JSON', { locale: 'de', lines: '[' }, 'en'],
    ['an empty cart', { locale: 'de', lines: '[]' }, 'en'],
    ['too much', { locale: 'de', lines: JSON.stringify([steam]).padEnd(60_000) }, 'en'],
  ])('leads to a page that says so when it is %s', async (_what, fields, locale) => {
    const answer = await send(shop.browser(), fields as Record<string, string>);
    expect([answer.status, answer.headers.location]).toEqual([303, `/${locale}/handover#failed`]);
  });

  it('is taken from the shop’s own pages alone', async () => {
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://news.example' },
      { origin: 'null' },
    ];
    for (const headers of foreign) {
      expect(failure(await send(shop.browser(), undefined, headers))).toBe('403 cross-origin');
      const opening = shop.browser().post('/api/handovers/open', { token: 'A' }, { headers });
      expect(failure(await opening)).toBe('403 cross-origin');
    }
  });

  it('shows other sites nothing', async () => {
    const answer = await send(shop.browser());
    const page = await shop.browser().get('/de/handover');
    for (const { headers } of [answer, page]) {
      expect(headers).not.toHaveProperty('access-control-allow-origin');
    }
    const metas = ['name="referrer" content="no-referrer"', 'name="robots" content="noindex"'];
    expect(metas.filter((meta) => !page.text.includes(meta))).toEqual([]);
  });
});

describe('handovers', () => {
  const factor = 0.1;
  let busy: Shop;
  afterEach(() => busy.kill());

  it('are made and taken at a limited pace', async () => {
    busy = await startShop(supplier.origin, { BUYER_RATE: String(factor) });
    const most = Math.round(limits.handover.perAddress * factor);
    for (let time = 0; time < most; time += 1) tokenIn(await send(busy.browser()));
    const late = await send(busy.browser());
    expect([late.status, late.headers.location]).toEqual([303, '/de/handover#failed']);
    const opening = await busy.browser().post('/api/handovers/open', { token: 'A'.repeat(43) });
    expect(failure(opening)).toBe('429 too-many-requests');
  });
});
