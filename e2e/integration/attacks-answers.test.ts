import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Browser } from '../support/api-client';
import { endAllProcesses } from '../support/processes';
import { buyerEmail, type CheckoutBody, steamCheckout } from '../support/purchases';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

// What the shop's answers let a browser, a cache or a curious reader do, of whatever kind they are.

const origin = 'https://shop.example';
/** An order id of the right form that was never given out. */
const unknownOrder = 'AAAAAAAAAAAAAAAAAAAAAAAA';

let supplier: Supplier;
let shop: Shop;
let buyer: Browser;
let checkout: CheckoutBody;
let order: string;

beforeAll(async () => {
  supplier = await startSupplier();
  checkout = await steamCheckout(supplier);
  shop = await startShop(supplier.origin, { SITE_URL: origin });
  buyer = shop.browser();
  order = await buyer.buy(checkout);
});
afterAll(endAllProcesses);

const policyOf = ({ headers }: Answer) => String(headers['content-security-policy'] ?? '');
const cacheable = ({ headers }: Answer) => !/no-store/.test(String(headers['cache-control'] ?? ''));

const pages = [
  '/en',
  '/en/us',
  '/en/us/gift-cards',
  '/en/us/gift-cards/steam',
  '/en/us/search?q=steam',
  '/en/cart',
  '/en/checkout',
  '/en/orders',
  '/en/open',
  '/en/handover',
  '/en/receipts',
  '/en/gifts/AAAAAAAAAAAAAAAAAAAAAAAA',
  '/en/nothing',
  '/en/theme',
  '/en/us.rsc',
];
const noPages = [
  '/api/health',
  '/api/nothing',
  '/api/orders',
  '/api/country-names',
  '/api/search-index/us',
  '/pictures/en.png',
  '/pictures/nothing',
  '/pictures/a/b/c/d/e',
  '/branding/nothing.svg',
  '/flags/us.svg',
  '/flags/nothing.svg',
  '/sitemaps/front.xml',
  '/sitemap.xml',
  '/robots.txt',
  '/manifest.webmanifest',
  '/notification-worker.js',
  '/favicon.ico',
  '/sandbox/logos/steam_500x318.webp',
  '/_next/nothing',
  '/_next/static/chunks/nothing.js',
  '/_next/image?url=http%3A%2F%2F127.0.0.1%3A4010%2Fv2%2Fbrands&w=64&q=75',
];

describe('a page', () => {
  it.each(pages)('runs and loads what the shop serves, is framed by nobody: %s', async (path) => {
    const answer = await buyer.get(path);
    const policy = policyOf(answer);
    expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic';/);
    expect(policy).not.toMatch(/unsafe-|\*|(?<!-)data:(?! https:\/\/cdn)/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': expect.stringContaining('max-age='),
      'permissions-policy': expect.stringContaining('camera=()'),
    });
    expect(cacheable(answer)).toBe(false);
  });

  it('about a buyer is told to no other site, and kept by no search engine', async () => {
    for (const path of [`/en/orders/${order}`, '/en/checkout', '/en/open', '/en/handover']) {
      expect((await buyer.get(path)).headers).toMatchObject({
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex',
      });
    }
  });
});

describe('what is no page', () => {
  it.each(noPages)('runs nothing and is shown in no frame: %s', async (path) => {
    const answer = await buyer.get(path);
    expect(policyOf(answer)).toContain("default-src 'none'");
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(policyOf(answer)).not.toContain('unsafe-');
  });
});

describe('an answer that caches may keep', () => {
  const kept = [
    '/api/available-countries',
    '/api/country-names',
    '/api/receipts/keys',
    '/api/search-index/us',
    '/embed.js',
    '/favicon.ico',
    '/flags/us.svg',
    '/manifest.webmanifest',
    '/notification-worker.js',
    '/pictures/en.png',
    '/pictures/en/us.png',
    '/robots.txt',
    '/sitemap.xml',
    '/sitemaps/front.xml',
  ];
  /** What a poisoner varies: nothing of it is part of a cache's key. */
  const unkeyed: Record<string, string> = {
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'http',
    'x-forwarded-for': '203.0.113.9',
    'x-forwarded-prefix': '/evil.example',
    'x-original-url': '/evil.example',
    forwarded: 'host=evil.example',
    origin: 'https://evil.example',
    referer: 'https://evil.example/',
    cookie: 'shop-visit=de.DE; __Host-shop-session=evil.example',
    'accept-language': 'de',
    'user-agent': 'evil.example',
    accept: 'text/x-component',
    rsc: '1',
    range: 'items=0-1',
  };

  it.each(kept)('is the same whoever asks, and however: %s', async (path) => {
    const plain = await shop.browser().get(path);
    expect(plain.status).toBe(200);
    expect(cacheable(plain)).toBe(true);
    expect(plain.headers).not.toHaveProperty('set-cookie');
    expect(plain.headers).not.toHaveProperty('access-control-allow-origin');
    const poisoned = await shop.browser().get(path, { headers: unkeyed });
    const { date: _, ...before } = plain.headers;
    const { date: __, ...after } = poisoned.headers;
    expect(poisoned.text).toBe(plain.text);
    expect(after).toEqual(before);
    expect(plain.text).not.toContain('evil.example');
  });

  it('is none of the others: no page, no redirect, no refusal, nothing about a buyer', async () => {
    const others = [...pages, ...noPages.filter((path) => !kept.includes(path))];
    const personal = [`/en/orders/${order}`, `/api/orders/${order}`, `/api/orders/${order}/links`];
    for (const path of ['/', '/de/nothing', ...others, ...personal]) {
      const answer = await buyer.get(path);
      // 405 has no body; its key is its method.
      if (answer.status !== 405) expect([path, cacheable(answer)]).toEqual([path, false]);
    }
  });

  it('is not an order under the name of a file', async () => {
    const disguises = ['.css', '.js', '/x.css', ';.css', ';x.css', '%00.css', '%0a.css', '%3f.css'];
    for (const ending of [...disguises, '?.css', '#.css', '/..%2fx.css']) {
      for (const path of [`/en/orders/${order}${ending}`, `/api/orders/${order}${ending}`]) {
        const answer = await buyer.get(path);
        expect([path, cacheable(answer)]).toEqual([path, false]);
        if (!/[?#]/.test(ending)) expect([path, answer.status]).toEqual([path, 404]);
      }
    }
  });
});

describe('nobody is served', () => {
  it.each([
    '/.env',
    '/.git/config',
    '/.next/BUILD_ID',
    '/_next/BUILD_ID',
    '/_next/server/middleware.js',
    '/_next/static/..%2f..%2fBUILD_ID',
    '/_next/static/%2e%2e/%2e%2e/BUILD_ID',
    '/package.json',
    '/shop.config.json',
    '/data/shop.sqlite',
    '/flags/..%2f..%2fpackage.json',
    '/branding/..%2fshop.config.json',
    '/sandbox/logos/..%2f..%2fcontrol%2forders',
    '/pictures/..%2f..%2fetc%2fpasswd.png',
  ])('a file that is no part of the site: %s', async (path) => {
    const answer = await buyer.get(path);
    expect([307, 404]).toContain(answer.status);
    if (answer.status === 307) expect(answer.headers.location).toMatch(/^\/en\//);
  });

  it('the sources of what browsers are served', async () => {
    const folder = '.next/static/chunks';
    const chunks = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const scripts = chunks.filter((file) => file.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(5);
    expect(chunks.filter((file) => file.endsWith('.map'))).toEqual([]);
    for (const file of scripts)
      expect(readFileSync(join(folder, file), 'utf8')).not.toContain('sourceMappingURL');
  });

  it('what the shop is made of, nor where it stands, when something goes wrong', async () => {
    const paths = ['/en/nothing', '/api/nothing', '/_next/nothing', `/api/orders/${unknownOrder}`];
    for (const path of [...paths, '/api/quotes', '/api/doctor', '/pictures/x', '/%']) {
      const { headers, text } = await buyer.get(path);
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('server');
      expect(text).not.toMatch(/node_modules|\.next\/|\bat [\w.<>]+ \(|Error:/);
      expect(text).not.toContain(buyerEmail);
    }
  });
});
