import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { locales } from '@/schemas/languages';
import ownConfig from '../../shop.config.json' with { type: 'json' };
import type { Browser } from '../support/api-client';
import { busyWhile } from '../support/busy-shop';
import { readableText } from '../support/html';
import { endAllProcesses, temporaryFolder } from '../support/processes';
import { steamCheckout } from '../support/purchases';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';
import { waitFor, waitUntil } from '../support/wait';

const partner = 'https://news.example';

let supplier: Supplier;
let shop: Shop;
let busyFile: string;
let waiting: Promise<unknown>[] = [];

beforeAll(async () => {
  supplier = await startSupplier();
});
afterAll(endAllProcesses);

/** A shop that knows nothing yet, and so waits for what the supplier says. */
async function open(): Promise<void> {
  await supplier.clearFaults();
  await supplier.clearJournal();
  const folder = temporaryFolder();
  busyFile = join(folder, 'busy');
  const config = join(folder, 'shop.config.json');
  writeFileSync(config, JSON.stringify({ ...ownConfig, embed: { origins: [partner] } }));
  shop = await startShop(supplier.origin, { ...busyWhile(busyFile), SHOP_CONFIG: config });
}

async function close(): Promise<void> {
  await shop.kill();
  await Promise.all(waiting);
}

const beBusy = () => writeFileSync(busyFile, '');

const newcomer = () => shop.browser();

/** Somebody who has looked around before. */
async function regular() {
  const visitor = newcomer();
  expect((await visitor.get('/en/us')).status).toBe(200);
  return visitor;
}

/** So many visits of a brand of which the supplier says nothing; they last until it is given up. */
function stay(visitor: Browser, count: number, mark: string): void {
  const visits = Array.from({ length: count }, (_, index) =>
    visitor.get(`/en/us/gift-cards/airbnb?${mark}=${index}`),
  );
  // The shop may be gone before them.
  for (const visit of visits) waiting.push(visit.catch(() => null));
}

async function holdPages(count: number): Promise<void> {
  waiting = [];
  await supplier.addFault({ path: '/v5/products/*', kind: 'hang' });
  stay(newcomer(), count, 'seen');
  const isAsked = async () => (await supplier.journal()).some(({ path }) => /products/.test(path));
  await waitUntil(isAsked, { timeout: 10_000 });
}

/** A crowd: more pages under way than there is time for, for longer than a burst. */
async function rush(pages = 20): Promise<void> {
  await holdPages(pages);
  beBusy();
  await waitFor(async () => expect((await newcomer().get('/en/br?first')).status).toBe(503), {
    timeout: 20_000,
  });
}

describe('who comes to look around in a rush', () => {
  beforeAll(async () => {
    await open();
    await rush();
  });
  afterAll(close);

  it('is told so in their language, and when to come back', async () => {
    for (const language of locales) {
      const { default: words } = await import(`../../messages/${language}.json`);
      const { status, headers, text } = await newcomer().get(`/${language}/us/gift-cards?stock=in`);
      expect(status).toBe(503);
      expect(readableText(text)).toContain(words.trouble.busyTitle);
      expect(readableText(text)).toContain(words.trouble.busy);
      expect(text).toContain(`<html lang="${language}"`);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(headers['cache-control']).toBe('no-store');
      expect(Number(headers['retry-after'])).toBeGreaterThanOrEqual(5);
      const [, seconds, target] = /^(\d+); url=(.*)$/.exec(String(headers.refresh)) ?? [];
      expect(Number(seconds)).toBeGreaterThanOrEqual(5);
      expect(Number(seconds)).toBeLessThanOrEqual(11);
      expect(target).toBe(`/${language}/us/gift-cards?stock=in`);
    }
  });

  it('gets a document that needs nothing else, under a policy of its own', async () => {
    const answers = [await newcomer().get('/en/us'), await newcomer().get('/en/us')];
    const nonces = answers.map(({ headers, text }) => {
      const policy = String(headers['content-security-policy']);
      const [, nonce = ''] = /style-src 'self' 'nonce-([^']+)'/.exec(policy) ?? [];
      expect(text.match(/<style nonce="/g)).toHaveLength(2);
      expect(text.split(`<style nonce="${nonce}">`)).toHaveLength(3);
      expect(text).not.toMatch(/<script|<img|rel="(?:stylesheet|preload)"/);
      expect([...text.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
        '/en/cart',
        '/en/orders',
        '',
      ]);
      expect(headers['x-frame-options']).toBe('DENY');
      expect(headers['set-cookie']).toBeUndefined();
      return nonce;
    });
    expect(new Set(nonces).size).toBe(2);
  });

  it('may be shown in a partner’s page, where the page they came for may', async () => {
    const headers = { 'sec-fetch-dest': 'iframe' };
    const framed = await newcomer().get('/en/us/gift-cards', { headers });
    expect(framed.status).toBe(503);
    expect(framed.headers['content-security-policy']).toContain(`frame-ancestors ${partner}`);
    expect(framed.headers['x-frame-options']).toBeUndefined();
    expect(framed.text).toContain('data-framed="true"');
    const alone = await newcomer().get('/en/us/gift-cards');
    expect(alone.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(alone.text).not.toContain('data-framed=');
  });

  it.each(['/en', '/en/us', '/en/us/esims', '/en/us/gift-cards/steam', '/en/us/search?q=secret'])(
    'is turned away at %s, whichever way it is asked for',
    async (path) => {
      expect((await newcomer().get(path)).status).toBe(503);
      expect((await newcomer().call('HEAD', path)).text).toBe('');
      const data = await newcomer().get(path, { headers: { rsc: '1' } });
      expect([data.status, data.headers['content-type']]).toEqual([
        503,
        'text/html; charset=utf-8',
      ]);
    },
  );

  it('is counted in the log now and then, without a place or a name', async () => {
    const lines = shop
      .complaints()
      .split('\n')
      .filter((line) => line.includes('turned-away'));
    expect(lines).toHaveLength(1);
    expect(Object.keys(JSON.parse(lines[0] ?? '{}'))).toEqual(['level', 'time', 'event', 'more']);
    expect(shop.errors()).not.toContain('secret');
  });

  it('is let in again once there is room, however busy the process still is', async () => {
    await Promise.all(waiting);
    await waitFor(async () => expect((await newcomer().get('/en/us')).status).toBe(200), {
      timeout: 20_000,
    });
  });
});

describe('in a rush', () => {
  beforeEach(open);
  afterEach(close);

  it('who has been here before is let in, until there is no room for anybody', async () => {
    const visitor = await regular();
    await rush();
    expect((await visitor.get('/en/us/gift-cards')).status).toBe(200);
    stay(visitor, 40, 'more');
    await waitFor(async () => expect((await visitor.get('/en/us/esims')).status).toBe(503), {
      timeout: 5_000,
    });
  });

  it('a buyer buys, and sees orders and a cart as ever', async () => {
    const checkout = await steamCheckout(supplier);
    const buyer = newcomer();
    const before = await buyer.buy(checkout);
    const cookie = buyer.cookieHeader().replace(/shop-visit=[^;]*(?:; )?/, '');
    await rush(60);
    const asBuyer = { headers: { cookie } };
    for (const path of [
      `/en/orders/${before}`,
      `/api/orders/${before}`,
      '/en/orders',
      '/en/cart',
      '/api/health/ready',
    ]) {
      expect([path, (await newcomer().get(path, asBuyer)).status]).toEqual([path, 200]);
    }
    await supplier.clearFaults();
    expect(await newcomer().buy(checkout)).not.toBe(before);
  });

  it('what is kept is given to whoever asks', async () => {
    await holdPages(20);
    const visit = async () => {
      const answer = await newcomer().get('/en/us');
      return [answer.status, answer.headers['content-length'] !== undefined];
    };
    await waitFor(async () => expect(await visit()).toEqual([200, true]), { timeout: 10_000 });
    beBusy();
    await waitFor(
      async () => {
        expect(await visit()).toEqual([200, true]);
        expect((await newcomer().get('/en/br?first')).status).toBe(503);
      },
      { timeout: 20_000 },
    );
    expect(await visit()).toEqual([200, true]);
  });

  it('a burst is let in, and waits', async () => {
    await regular();
    beBusy();
    const visitor = newcomer();
    const visits = Array.from({ length: 40 }, (_, index) => visitor.get(`/en/us?burst=${index}`));
    const answers = await Promise.all(visits);
    expect(answers.map(({ status }) => status)).toEqual(Array(40).fill(200));
  });
});
