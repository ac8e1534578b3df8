import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fill } from '@/lib/i18n/fill';
import messages from '@/messages/en.json' with { type: 'json' };
import type { Browser } from '../support/api-client';
import { hostileBrands, longName } from '../support/hostile-brands';
import { openingTags, readableText, withoutScripts } from '../support/html';
import { endAllProcesses } from '../support/processes';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

let supplier: Supplier;
let shop: Shop;
let buyer: Browser;

/**
 * What a list page says without scripts, the slugs it links to, and the page itself. An amount that is
 * not written as in links is sent on to where it is.
 */
async function list(query = '', country = 'us', kind = 'gift-cards') {
  const asked = await buyer.get(`/en/${country}/${kind}${query}`);
  const { status, text: html } =
    asked.status === 307 ? await buyer.get(String(asked.headers.location)) : asked;
  expect(status).toBe(200);
  const markup = withoutScripts(html);
  const links = markup.matchAll(new RegExp(`href="/en/${country}/${kind}/([^"?]+)"`, 'g'));
  return { html, markup, text: readableText(html), slugs: [...links].map(([, slug]) => slug) };
}

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

describe('a budget in another language', () => {
  /** Where a German page sends an amount as it was typed; null when it stays. */
  async function sentTo(typed: string): Promise<string | null> {
    const query = new URLSearchParams({ budget: typed, in: 'card' });
    const { status, headers } = await buyer.get(`/de/at/gift-cards?${query}`);
    return status === 307 ? String(headers.location) : null;
  }

  it('is sent on to a plain decimal, which is the same everywhere', async () => {
    expect(await sentTo('1.000')).toBe('/de/at/gift-cards?budget=1000&in=card');
    expect(await sentTo('12,40')).toBe('/de/at/gift-cards?budget=12.40&in=card');
    expect(await sentTo('1,234 usdc')).toBe('/de/at/gift-cards?budget=1.2340&in=usdc');
    for (const plain of ['1000', '12.40', '1.2340', 'viel']) expect(await sentTo(plain)).toBeNull();
  });

  it('is shown as the language writes it', async () => {
    const { text } = await buyer.get('/de/at/gift-cards?budget=12.40&in=card');
    const field = openingTags(withoutScripts(text), 'input').find((tag) =>
      tag.includes('name="budget"'),
    );
    expect(field).toContain('value="12,40"');
    expect(field).toContain('placeholder="12,40"');
    expect(readableText(text)).toMatch(/12,40 €/);
  });
});

describe('a way of delivery', () => {
  const products = '/v5/products/country/*';

  /** The slugs above and below the heading of those of which it is not known. */
  function split({ markup }: { markup: string }, path: string) {
    const [sure = '', unsure = ''] = markup.split('id="unsure"');
    const slugs = (part: string) =>
      [...part.matchAll(new RegExp(`href="${path}/([^"?]+)"`, 'g'))].map(([, slug]) => slug);
    return { sure: slugs(sure), unsure: slugs(unsure) };
  }

  it('is asked of a list of top-ups, by a field that needs no script', async () => {
    const { markup } = await list('', 'us', 'top-ups');
    expect(openingTags(markup, 'select')).toContainEqual(
      expect.stringContaining('name="delivery"'),
    );
    const chosen = await list('?delivery=email', 'us', 'top-ups');
    expect(chosen.markup).toMatch(/<option value="email" selected="">/);
  });

  it('is told by the products of each brand, which may be had in several', async () => {
    const byEmail = await list('?delivery=email', 'us', 'top-ups');
    expect(byEmail.slugs).toEqual(['lycamobile-credits']);
    expect(byEmail.text).toContain(messages.list.ways.by_email);
    const byPhone = await list('?delivery=phone', 'us', 'top-ups');
    expect(byPhone.slugs).toEqual(expect.arrayContaining(['lycamobile-credits', 't-mobile']));
    expect(byPhone.markup).not.toContain('id="unsure"');
    const { slugs, text } = await list('?delivery=account', 'us', 'top-ups');
    expect(slugs).toEqual([]);
    expect(text).toContain(messages.list.empty);
  });

  it('costs nothing once the products are at hand', async () => {
    await list('?delivery=phone', 'nl', 'top-ups');
    await supplier.clearJournal();
    await list('?delivery=email', 'nl', 'top-ups');
    await list('?delivery=phone&budget=20&in=card', 'nl', 'top-ups');
    const paths = (await supplier.journal()).map(({ path }) => path);
    expect(paths.filter((path) => path.startsWith('/v5/products'))).toEqual([]);
  });

  it('that is not known of a brand lists it apart, instead of dropping it', async () => {
    await supplier.addFault({ path: products, kind: 'status', status: 404 });
    const page = await list('?delivery=phone', 'es', 'top-ups');
    const { sure, unsure } = split(page, '/en/es/top-ups');
    expect(sure).toEqual([]);
    expect(unsure).toEqual(expect.arrayContaining(['movistar', 'orange', 'vodafone']));
    expect(page.text).toContain(messages.list.unsure);
    expect(page.text).toContain(`${unsure.length} brands`);
    expect(page.text).not.toContain(messages.list.empty);
    await supplier.clearFaults();
  });

  it('nobody has heard of is taken for e-mail, and blanks no page', async () => {
    const row = {
      product_id: 'strange',
      is_dynamic: false,
      denomination: '20 AUD',
      coin: 'USDC',
      coin_amount: '14.00',
      delivery_type: 'by_pigeon',
    };
    const body = [{ brand: 'Telstra', products: [row] }];
    await supplier.addFault({ path: products, kind: 'status', status: 200, body });
    expect((await list('?delivery=phone', 'au', 'top-ups')).slugs).toEqual([]);
    expect((await list('?delivery=email', 'au', 'top-ups')).slugs).toEqual(['telstra']);
    await supplier.clearFaults();
  });

  it('is not asked of cards, until one of them is known to arrive otherwise', async () => {
    const fields = async () => openingTags((await list('', 'ca')).markup, 'select').join('\n');
    expect(await fields()).not.toContain('name="delivery"');
    const row = {
      product_id: 'bill',
      is_dynamic: false,
      denomination: '50 CAD',
      coin: 'USDC',
      coin_amount: '40.00',
      delivery_type: 'by_account',
    };
    const body = [{ brand: 'Steam', products: [row] }];
    await supplier.addFault({ path: products, kind: 'status', status: 200, body });
    expect((await buyer.get('/en/ca/gift-cards/steam')).status).toBe(200);
    await supplier.clearFaults();
    expect(await fields()).toContain('name="delivery"');
    expect((await list('?delivery=account', 'ca')).slugs).toEqual(['steam']);
    expect((await list('?delivery=email', 'ca')).slugs).not.toContain('steam');
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
