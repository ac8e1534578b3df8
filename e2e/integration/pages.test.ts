import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { toBrands } from '@/lib/cryptorefills/catalogue-mapping';
import { wireBrands } from '@/schemas/wire/brands';
import messages from '../../messages/en.json' with { type: 'json' };
import type { Answer, Browser } from '../support/api-client';
import { openingTags, readableText, withoutScripts } from '../support/html';
import { endAllProcesses } from '../support/processes';
import { firstLine, steamCheckout, wireProducts } from '../support/purchases';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

let supplier: Supplier;
let shop: Shop;
let buyer: Browser;
/** The paths of every kind of page, by name. */
const paths: Record<string, string> = {
  countries: '/en',
  home: '/en/us',
  list: '/en/us/gift-cards',
  product: '/en/us/gift-cards/steam',
  search: '/en/us/search?q=steam',
  orders: '/en/orders',
  unknown: '/en/us/nothing',
};
const pageNames = [...Object.keys(paths), 'checkout', 'order'];

const page = (name: string): Promise<Answer> => buyer.get(paths[name] ?? `/no-path-for-${name}`);
const policyOf = (answer: Answer) => String(answer.headers['content-security-policy']);
const nonceOf = (answer: Answer) => /'nonce-([^']+)'/.exec(policyOf(answer))?.[1];

async function addressToPay(): Promise<string> {
  const id = await supplier.newestOrder();
  const order = await supplier.call('GET', `/v5/orders/${id}`);
  return z.object({ wallet_address: z.string() }).parse(order).wallet_address;
}

beforeAll(async () => {
  supplier = await startSupplier();
  shop = await startShop(supplier.origin);
  buyer = shop.browser();
  const checkout = await steamCheckout(supplier);
  const order = await buyer.buy(checkout);
  const { country, kind, brand, product } = firstLine(checkout);
  paths.checkout = `/en/checkout?${new URLSearchParams({ country, kind, brand, product, coin: 'USDC' })}`;
  paths.order = `/en/orders/${order}`;
});
afterAll(endAllProcesses);

describe.each(pageNames)('the %s page', (name) => {
  let first: Answer;
  beforeAll(async () => {
    first = await page(name);
  });

  it('answers with a page', () => {
    expect(first.status).toBe(name === 'unknown' ? 404 : 200);
    expect(first.headers['content-type']).toBe('text/html; charset=utf-8');
  });

  it('has a policy with a nonce of its own', async () => {
    const nonces = [nonceOf(first), nonceOf(await page(name))];
    expect(nonces).toEqual([expect.stringMatching(/^.{20,}$/), expect.stringMatching(/^.{20,}$/)]);
    expect(nonces[0]).not.toBe(nonces[1]);
    const policy = policyOf(first);
    for (const directive of [
      `script-src 'self' 'nonce-${nonces[0]}' 'strict-dynamic'`,
      `style-src 'self' 'nonce-${nonces[0]}'`,
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy.split('; ')).toContain(directive);
    }
    expect(policy).not.toContain('unsafe');
  });

  it('carries the nonce on every script and style, and no inline style or handler', () => {
    const nonce = `nonce="${nonceOf(first)}"`;
    // Structured data is no script to a browser, whatever its element is called.
    const scripts = openingTags(first.text, 'script').filter(
      (tag) => tag !== '<script type="application/ld+json">',
    );
    const tags = [...scripts, ...openingTags(first.text, 'style')];
    expect(tags.length).toBeGreaterThan(2);
    expect(tags.filter((tag) => !tag.includes(nonce))).toEqual([]);
    const markup = withoutScripts(first.text).match(/<[a-z][^>]*>/gi) ?? [];
    expect(markup.filter((tag) => /\s(?:style|on[a-z]+)=/i.test(tag))).toEqual([]);
    expect(markup.filter((tag) => /(?:href|src|action)="javascript:/i.test(tag))).toEqual([]);
  });

  it('has the other security headers, no session, and no place in any cache', () => {
    expect(first.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': ['orders', 'checkout', 'order'].includes(name)
        ? 'no-referrer'
        : 'strict-origin-when-cross-origin',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('payment=()'),
      'cache-control': expect.stringContaining('no-store'),
    });
    for (const cookie of first.headers['set-cookie'] ?? []) expect(cookie).toMatch(/^shop-visit=/);
    expect(first.headers).not.toHaveProperty('x-powered-by');
    expect(first.headers).not.toHaveProperty('strict-transport-security');
  });
});

it('asks browsers to compile each script while it arrives', async () => {
  const { text } = await page('home');
  const scripts = openingTags(text, 'script').flatMap(
    (tag) => /src="(\/_next\/static\/chunks\/[^"]+)"/.exec(tag)?.[1] ?? [],
  );
  expect(scripts.length).toBeGreaterThan(5);
  for (const script of scripts) {
    expect((await buyer.get(script)).text).toMatch(/^\/\/# allFunctionsCalledOnLoad\n/);
  }
});

describe('read without scripts', () => {
  it('the first page lists every country as a link', async () => {
    const { text } = await page('countries');
    const links = openingTags(withoutScripts(text), 'a');
    const countries = new Set(
      links.flatMap((tag) => /href="\/en\/([a-z]{2})"/.exec(tag)?.[1] ?? []),
    );
    expect(countries.size).toBe(233);
    expect(readableText(text)).toContain('Germany');
  });

  it('home and list name the supplier’s brands and link to them', async () => {
    const body = await supplier.call('GET', '/v2/brands?country_code=US');
    const brands = toBrands(wireBrands.parse(body), 'US').filter(
      ({ kind, categories }) => kind === 'gift-cards' && categories[0] !== 'e-money',
    );
    expect(brands.length).toBeGreaterThan(10);
    const list = await page('list');
    for (const brand of brands) {
      expect(readableText(list.text)).toContain(brand.name);
      expect(withoutScripts(list.text)).toContain(`href="/en/us/gift-cards/${brand.slug}"`);
    }
    const popular = brands.filter((brand) => brand.popular && !brand.outOfStock).slice(0, 3);
    const home = readableText((await page('home')).text);
    for (const brand of popular) expect(home).toContain(brand.name);
    expect(popular.length).toBeGreaterThan(0);
  });

  it('a product page shows every price in a form that leads to the checkout', async () => {
    const products = await wireProducts(supplier, { country: 'US', family: 'Steam' });
    const { text } = await page('product');
    const markup = withoutScripts(text);
    expect(openingTags(markup, 'form')).toContainEqual(
      expect.stringMatching(/action="\/en\/checkout" method="get"/),
    );
    const choices = openingTags(markup, 'input').join('\n');
    expect(products.length).toBeGreaterThan(1);
    for (const product of products) {
      expect(choices).toContain(`value="${product.product_id}"`);
      expect(readableText(text)).toContain(`${product.coin_amount} USDC`);
    }
    expect(openingTags(markup, 'button')).toContainEqual(expect.stringContaining('type="submit"'));
  });

  it('checkout and order say what is bought and what is to be paid', async () => {
    const products = await wireProducts(supplier, { country: 'US', family: 'Steam' });
    const amount = products.find(({ denomination }) => denomination === '50 USD')?.coin_amount;
    const checkout = readableText((await page('checkout')).text);
    const order = readableText((await page('order')).text);
    for (const text of [checkout, order]) {
      expect(text).toContain('Steam');
      expect(text).toContain(`${amount} USDC`);
    }
    // The address stands in groups.
    expect(order.replaceAll(' ', '')).toContain(await addressToPay());
    expect(order).not.toContain(messages.shell.sandboxBanner);
  });
});

describe('an address', () => {
  it.each([
    '/en/xx',
    '/en/usa',
    '/en/us/nothing',
    '/en/us/gift-cards/no-such-brand',
    '/en/us/top-ups/steam',
    '/en/us/gift-cards/steam/more',
    '/en/nowhere/at/all',
  ])('that leads nowhere is a 404: %s', async (path) => {
    const answer = await buyer.get(path);
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('name="robots" content="noindex"');
  });

  it.each([
    ['/', '/en'],
    ['/orders/x', '/en/orders/x'],
    ['/us/gift-cards?q=steam', '/en/us/gift-cards?q=steam'],
    ['/xx/us', '/en/xx/us'],
    ['/iconic', '/en/iconic'],
  ])('without a language is led to one: %s', async (path, target) => {
    const answer = await buyer.get(path, { headers: { host: 'evil.example' } });
    expect(answer.status).toBe(307);
    expect(answer.headers.location).toBe(target);
  });

  it.each(['//evil.example/x', '/\\evil.example', '/en//evil.example', '/%2f%2fevil.example'])(
    'never leads to another host: %s',
    async (path) => {
      const { headers } = await buyer.get(path);
      expect(String(headers.location ?? '/')).toMatch(/^\/(?![/\\])/);
    },
  );
});

describe('served over https', () => {
  it('a page says that it stays there', async () => {
    await shop.restart({ SITE_URL: 'https://shop.example' });
    const home = await shop.browser().get('/en/us');
    expect(home.headers['strict-transport-security']).toMatch(/^max-age=\d{8}/);
    expect(policyOf(home)).toContain('upgrade-insecure-requests');
  });
});

it('the icon that browsers ask for by themselves is there', async () => {
  const icon = await buyer.get('/favicon.ico');
  expect(icon.status).toBe(200);
  expect(icon.headers).toMatchObject({
    'content-type': 'image/svg+xml',
    'content-security-policy': "default-src 'none'",
  });
});
