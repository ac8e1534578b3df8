import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fill } from '@/lib/i18n/fill';
import messages from '@/messages/en.json' with { type: 'json' };
import type { Browser } from '../support/api-client';
import { hostileBrands, longName } from '../support/hostile-brands';
import { openingTags, readableText, withoutScripts } from '../support/html';
import { readList } from '../support/list-page';
import { endAllProcesses } from '../support/processes';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

let supplier: Supplier;
let shop: Shop;
let buyer: Browser;

const list = (query = '', country = 'us', kind = 'gift-cards') =>
  readList(buyer, query, country, kind);

beforeAll(async () => {
  supplier = await startSupplier();
  shop = await startShop(supplier.origin);
  buyer = shop.browser();
});
afterAll(endAllProcesses);

describe('the filters of a list, without scripts', () => {
  it('are one form that a browser can send', async () => {
    const { markup } = await list('?category=games&stock=in&budget=12.40&in=BTC');
    const forms = openingTags(markup, 'form');
    expect(forms.filter((tag) => tag.includes('action="/en/us/gift-cards"'))).toHaveLength(1);
    const fields = openingTags(markup, 'input').join('\n');
    expect(fields).toMatch(/name="category" value="games"/);
    expect(fields).toMatch(/name="budget"[^>]* value="12.40"/);
    expect(fields).toMatch(/name="stock"[^>]* checked=""/);
    expect(markup).toMatch(/<option value="BTC" selected="">/);
  });

  it('leave out what is sold out', async () => {
    expect((await list()).slugs).toContain('fortnite');
    const { slugs } = await list('?stock=in');
    expect(slugs).not.toContain('fortnite');
    expect(slugs).toContain('steam');
  });

  it('narrow nothing when they are rubbish', async () => {
    const all = (await list()).slugs;
    for (const query of [
      '?budget=lots&in=USDC',
      '?budget=0',
      '?stock=maybe',
      '?delivery=pigeon',
      '?delivery=phone&delivery=email',
      '?budget=1&budget=2',
    ]) {
      expect((await list(query)).slugs).toEqual(all);
    }
  });

  it('stand as chips, each a link to the list without it', async () => {
    const { markup } = await list('?q=e&category=games&stock=in&budget=30&in=card');
    const chips = openingTags(markup, 'a').filter((tag) => tag.includes('Remove the filter'));
    const hrefs = chips.map((tag) => /href="([^"]+)"/.exec(tag)?.[1]?.replaceAll('&amp;', '&'));
    const path = '/en/us/gift-cards';
    expect(hrefs).toEqual([
      `${path}?category=games&stock=in&budget=30&in=card`,
      `${path}?q=e&stock=in&budget=30&in=card`,
      `${path}?category=games&q=e&stock=in`,
      `${path}?category=games&q=e&budget=30&in=card`,
    ]);
    expect(readableText(markup)).toContain(
      fill(messages.list.chipBudget, { amount: '30', unit: '$' }),
    );
  });

  it('offer everything when nothing is left', async () => {
    const { slugs, text, markup } = await list('?budget=0.01&in=card');
    expect(slugs).toEqual([]);
    expect(text).toContain(messages.list.empty);
    expect(markup).toMatch(/href="\/en\/us\/gift-cards"[^>]*>Show everything/);
  });
});

describe('a budget', () => {
  it('in the money on the cards keeps what has a value within it', async () => {
    const { slugs, text } = await list('?budget=49.99&in=card');
    expect(slugs).toContain('steam');
    expect(slugs).not.toContain('airbnb');
    expect((await list('?budget=50&in=card')).slugs).toContain('airbnb');
    expect(text).toContain(messages.list.cardRate);
  });

  it('in a coin goes by a price of the supplier’s, and says which', async () => {
    await supplier.clearJournal();
    const { slugs, text } = await list('?budget=49.99&in=USDC');
    expect(slugs).toContain('steam');
    expect(slugs).not.toContain('airbnb');
    expect(text).toMatch(/About what it buys, going by [^:]+: \$[\d.]+ for [\d.]+ USDC\./);
    expect((await list('?budget=0.00001&in=BTC')).slugs).toEqual([]);
    expect((await list('?budget=1+btc&in=USDC')).slugs).toContain('airbnb');
    await list('?budget=7&in=USDC');
    const paths = (await supplier.journal()).map(({ path }) => path);
    expect(paths.filter((path) => path.startsWith('/v5/products')).length).toBeLessThanOrEqual(4);
  });

  it('in a coin nobody sells for narrows nothing and says so', async () => {
    const { slugs, text } = await list('?budget=5&in=SHELLS');
    expect(slugs).toEqual((await list()).slugs);
    expect(text).toContain(fill(messages.list.noPrice, { unit: 'SHELLS' }));
  });

  it('narrows nothing while no price can be had', async () => {
    await supplier.addFault({ path: '/v5/products/*', kind: 'status', status: 404 });
    const { slugs, text } = await list('?budget=5&in=USDC', 'gb');
    expect(slugs).toEqual((await list('', 'gb')).slugs);
    expect(text).toContain(fill(messages.list.noPrice, { unit: 'USDC' }));
    await supplier.clearFaults();
  });

  it('is not asked for where values are not in money', async () => {
    const { markup } = await list('', 'us', 'esims');
    expect(markup).not.toContain('name="budget"');
  });
});

describe('a list full of odd rows', () => {
  let page: Awaited<ReturnType<typeof list>>;
  beforeAll(async () => {
    const fault = { path: '/v2/brands', kind: 'status', status: 200, body: hostileBrands } as const;
    await supplier.addFault({ ...fault, times: 1 });
    page = await list('', 'ke');
  });

  it('has nothing in it that runs', () => {
    const tags = page.markup.match(/<[a-z][^>]*>/gi) ?? [];
    expect(
      tags.filter((tag) => /\s(?:style|on[a-z]+)=/i.test(tag.replace(/"[^"]*"/g, '""'))),
    ).toEqual([]);
    expect(tags.filter((tag) => /="(?:javascript|data):/i.test(tag))).toEqual([]);
    expect(openingTags(page.markup, 'img').filter((tag) => !tag.includes('/flags/'))).toEqual([]);
    expect(page.html).not.toContain('<script>alert');
  });

  it('shows what can be read, under links of their own', () => {
    for (const name of [
      '<script>alert("name")</script>',
      longName,
      'شركة البطاقات',
      '$L1',
      'Pet care',
    ]) {
      expect(page.text).toContain(name);
    }
    expect(page.text).not.toContain('x'.repeat(600));
    expect(page.markup).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(new Set(page.slugs).size).toBe(page.slugs.length);
    expect(page.slugs.filter((slug) => slug?.startsWith('same-and-name'))).toHaveLength(3);
  });

  it('names a brand whose name cannot be seen', () => {
    expect(page.markup).toMatch(/<bdi>brand-00000000[^<]*<\/bdi>/);
  });

  it('takes a malformed colour for none', () => {
    const colours = page.markup.match(/<svg[^>]*color="[^"]*"/g) ?? [];
    expect(colours).toEqual([]);
  });

  it('hides e-money, and no brand that is merely also of it', () => {
    expect(page.slugs).toContain('e-money-within');
    expect(page.slugs).not.toContain('e-money');
    expect(page.markup).not.toContain('category=e-money');
  });
});

it('a country without a kind says so on its door', async () => {
  await supplier.call('POST', '/control/catalogue', { country: 'PL', brands: 0 });
  const fault = { path: '/v2/brands', kind: 'status', status: 200, body: hostileBrands } as const;
  await supplier.addFault({ ...fault, times: 1 });
  const { text } = await buyer.get('/en/pl');
  expect(readableText(text)).toContain(`${messages.kinds.esims} ${messages.home.none}`);
  expect(withoutScripts(text)).not.toContain('href="/en/pl/esims"');
});

it('a thousand brands weigh less than 50 kB on the wire and 600 kB at home', async () => {
  await supplier.call('POST', '/control/catalogue', { country: 'DE', brands: 1000 });
  const { html, slugs } = await list('', 'de');
  expect(slugs.length).toBeGreaterThan(900);
  expect(gzipSync(html).length).toBeLessThan(50_000);
  expect(Buffer.byteLength(html)).toBeLessThan(600_000);
});

it('nothing is left on standard error', () => {
  expect(shop.complaints()).toBe('');
});
