import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { searchIndexSchema } from '@/schemas/search-index';
import messages from '../../messages/en.json' with { type: 'json' };
import { type Browser, failure } from '../support/api-client';
import { openingTags, readableText, withoutScripts } from '../support/html';
import { endAllProcesses } from '../support/processes';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

let supplier: Supplier;
let shop: Shop;
let buyer: Browser;

const indexPath = '/api/search-index/us';

/** What a search page says and links to, for somebody without scripts. */
async function searched(query: string, country = 'us') {
  const answer = await buyer.get(`/en/${country}/search${query}`);
  const markup = withoutScripts(answer.text);
  return {
    status: answer.status,
    html: answer.text,
    text: readableText(answer.text),
    links: [...markup.matchAll(/href="(\/en\/[a-z]{2}\/[a-z-]+\/[^"?]+)"/g)].map(([, to]) => to),
  };
}

const calls = async (path: string, query = '') =>
  (await supplier.journal()).filter((entry) => entry.path === path && entry.query.includes(query))
    .length;

beforeAll(async () => {
  supplier = await startSupplier();
  shop = await startShop(supplier.origin);
  buyer = shop.browser();
});
beforeEach(async () => {
  await supplier.clearFaults();
  await supplier.clearJournal();
});
afterAll(endAllProcesses);

describe('the search index', () => {
  it('holds every kind, without what the partner hides, for the browser alone to keep', async () => {
    const answer = await buyer.get(indexPath);
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'private, max-age=300',
    });
    expect(answer.headers).not.toHaveProperty('set-cookie');
    const { brands } = searchIndexSchema.parse(JSON.parse(answer.text));
    expect(new Set(brands.map(({ kind }) => kind)).size).toBe(3);
    expect(brands).toContainEqual(expect.objectContaining({ slug: 'steam', kind: 'gift-cards' }));
    expect(brands).toContainEqual(expect.objectContaining({ slug: 'fortnite', soldOut: true }));
    expect(answer.text).not.toContain('"e money');
  });

  it('is not sent again to who has it', async () => {
    const { etag } = (await buyer.get(indexPath)).headers;
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    for (const known of [String(etag), `"other", W/${etag}`]) {
      const again = await buyer.get(indexPath, { headers: { 'if-none-match': known } });
      expect([again.status, again.text]).toEqual([304, '']);
      expect(again.headers.etag).toBe(etag);
    }
    const other = await buyer.get(indexPath, { headers: { 'if-none-match': '"other"' } });
    expect(other.status).toBe(200);
    expect(await calls('/v2/brands')).toBe(0);
  });

  it.each(['xx', 'US', 'usa', 'u%20'])(
    'is of a country the shop sells for, not of %s',
    async (code) => {
      expect(failure(await buyer.get(`/api/search-index/${code}`))).toBe('404 not-found');
    },
  );

  it('says so when the supplier has no catalogue to give', async () => {
    await supplier.addFault({ method: 'GET', path: '/v2/brands', kind: 'status', status: 503 });
    const answer = await buyer.get('/api/search-index/fr');
    expect(failure(answer)).toBe('502 unavailable');
    expect(answer.headers['cache-control']).toBe('no-store');
  });
});

describe('a search page', () => {
  it('is where the header’s form leads, without scripts', async () => {
    for (const path of ['/en/us', '/en/us/gift-cards', '/en/us/gift-cards/steam']) {
      const { text } = await buyer.get(path);
      const header = /<header[\s\S]*<\/header>/.exec(withoutScripts(text))?.[0] ?? '';
      expect(openingTags(header, 'form')).toEqual(['<form action="/en/us/search">']);
      expect(openingTags(header, 'input')).toEqual([expect.stringContaining('name="q"')]);
      expect(openingTags(header, 'button')).toEqual([expect.stringContaining('type="submit"')]);
    }
    const elsewhere = withoutScripts((await buyer.get('/en')).text);
    expect(elsewhere).not.toContain('/search"');
  });

  it('shows all kinds, each under its name, with the country of use', async () => {
    const { status, text, links, html } = await searched('?q=e');
    expect(status).toBe(200);
    for (const kind of Object.values(messages.kinds)) expect(text).toContain(kind);
    expect(text).toContain('Country of use: United States');
    for (const kind of ['gift-cards', 'top-ups', 'esims']) {
      expect(links).toContainEqual(expect.stringContaining(`/en/us/${kind}/`));
    }
    expect(html).toContain('<title>Results for “e”');
    expect(html).toContain('name="robots" content="noindex"');
  });

  it.each([
    ['steam', 'steam'],
    ['STÉAM', 'steam'],
    ['staem', 'steam'],
    ['psn', 'playstation-store'],
    ['play station', 'playstation-store'],
    ['gutschein steam', 'steam'],
  ])('finds %s without asking the supplier', async (words, slug) => {
    const { links } = await searched(`?${new URLSearchParams({ q: words })}`);
    expect(links).toEqual([`/en/us/gift-cards/${slug}`]);
    expect(await calls('/v2/search/US')).toBe(0);
  });

  it('takes a kind for what people call it', async () => {
    for (const [words, kind] of [['airtime', 'top-ups'] as const, ['roaming', 'esims'] as const]) {
      const { links } = await searched(`?q=${words}`);
      expect(links.length).toBeGreaterThan(0);
      expect(links.filter((link) => !link?.startsWith(`/en/us/${kind}/`))).toEqual([]);
    }
  });

  it('asks the supplier for what it does not know, once', async () => {
    const names = ['Lycamobile Credits', 'Steam', 'Not Sold Here'];
    await supplier.addFault({
      ...{ method: 'GET', path: '/v2/search/US', kind: 'status', status: 200 },
      body: names.map((brand) => ({ brand, brand_id: `another id of ${brand}` })),
    });
    for (const words of ['grandmother', ' GRANDMOTHER ']) {
      const { text, links } = await searched(`?${new URLSearchParams({ q: words })}`);
      expect(text).toContain('2 results');
      expect(links).toEqual(['/en/us/top-ups/lycamobile-credits', '/en/us/gift-cards/steam']);
    }
    expect(await calls('/v2/search/US')).toBe(1);
  });

  it('in vain says what to do, also while the supplier is away', async () => {
    await supplier.addFault({ method: 'GET', path: '/v2/search/US', kind: 'status', status: 503 });
    const { status, text, links } = await searched('?q=qqqqqqqq');
    expect(status).toBe(200);
    expect(text).toContain('Nothing found for “qqqqqqqq”');
    expect(text).toContain(messages.search.missedHint);
    expect(text).not.toContain(messages.search.abroad);
    expect(links).toContain('/en/us/gift-cards/steam');
  });

  it.each(['', '?q=', '?q=%20', '?q=a&q=b', `?q=${'x'.repeat(81)}`])(
    'helps who asked for nothing: %s',
    async (query) => {
      const { status, text, links } = await searched(query);
      expect(status).toBe(200);
      expect(text).toContain(messages.search.ask);
      expect(links).toContain('/en/us/gift-cards/steam');
    },
  );

  it('repeats what was typed as text and nothing else', async () => {
    const { html } = await searched(`?${new URLSearchParams({ q: '"><script>x</script>' })}`);
    expect(html).not.toContain('<script>x');
  });

  it('is of a country the shop sells for', async () => {
    expect((await searched('?q=steam', 'xx')).status).toBe(404);
    expect((await buyer.get('/en/us/search/steam')).status).toBe(404);
  });
});

describe('a brand of another country', () => {
  const heijn = '/en/nl/gift-cards/albert-heijn';
  const offered = async () => (await searched('?q=albert+heijn')).links.includes(heijn);

  it('is offered from catalogues at hand, which are not read again', async () => {
    expect(await offered()).toBe(false);
    await buyer.get('/en/nl');
    await supplier.clearJournal();
    const { text, links } = await searched('?q=Albert+Heijn');
    expect(links).toContain(heijn);
    expect(text).toContain(messages.search.abroad);
    expect(text).toContain('Country of use: Netherlands');
    expect(await calls('/v2/brands', 'country_code=NL')).toBe(0);
    expect((await buyer.get(heijn)).status).toBe(200);
  });

  it('is still offered after a restart, for the partner’s popular countries', async () => {
    await buyer.get('/en/it');
    await shop.restart();
    buyer = shop.browser();
    await buyer.get('/en/us');
    await supplier.clearJournal();
    const { links } = await searched('?q=esselunga');
    expect(links).toContain('/en/it/gift-cards/esselunga');
    expect(await calls('/v2/brands', 'country_code=IT')).toBe(0);
  });
});

it('nothing is left on standard error', () => {
  expect(shop.complaints()).toBe('');
});
