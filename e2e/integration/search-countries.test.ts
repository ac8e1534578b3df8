import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { searchIndexSchema } from '@/schemas/search-index';
import messages from '../../messages/en.json' with { type: 'json' };
import { readableText, withoutScripts } from '../support/html';
import { endAllProcesses } from '../support/processes';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

let supplier: Supplier;
let shop: Shop;

/** What a search page says, the pages it links to, and its headings. */
async function searched(place: string, words: string, of = shop) {
  const answer = await of.browser().get(`/${place}/search?${new URLSearchParams({ q: words })}`);
  const markup = withoutScripts(answer.text);
  const [main = ''] = /<main[\s\S]*<\/main>/.exec(markup) ?? [];
  return {
    status: answer.status,
    text: readableText(main),
    links: [...main.matchAll(/href="([^"]+)"/g)].map(([, to = '']) => to),
    headings: [...main.matchAll(/<h1[^>]*>([\s\S]*?)<\/h1>/g)].map(([, text = '']) =>
      readableText(text),
    ),
  };
}

/** The countries whose catalogues the supplier was asked for. */
async function countriesRead(): Promise<string[]> {
  const calls = (await supplier.journal()).filter(({ path }) => path === '/v2/brands');
  return calls.map(({ query }) => new URLSearchParams(query).get('country_code') ?? '');
}

beforeAll(async () => {
  supplier = await startSupplier();
});
beforeEach(async () => {
  await supplier.clearFaults();
  await supplier.clearJournal();
});
afterAll(endAllProcesses);

/** A shop that knows the United States and nothing else. */
async function youngShop(settings: Record<string, string> = {}): Promise<void> {
  await shop?.kill();
  shop = await startShop(supplier.origin, settings);
  await shop.browser().get('/en/us');
  await supplier.clearJournal();
}

describe('a search that names another country', () => {
  beforeAll(() => youngShop());

  it.each([
    ['en/us', 'iFood brazil', '/en/br/search?q=iFood'],
    ['de/us', 'ifood in Brasilien', '/de/br/search?q=ifood'],
    ['es/us', 'iFood brasil', '/es/br/search?q=iFood'],
  ])('is answered with its brands, and leads to its search: /%s %s', async (place, words, way) => {
    const { status, text, links, headings } = await searched(place, words);
    expect(status).toBe(200);
    expect(headings).toHaveLength(1);
    const [locale] = place.split('/');
    expect(links.slice(0, 2)).toEqual([`/${locale}/br/gift-cards/ifood`, way]);
    expect(text).toMatch(/ifood/i);
  });

  it('says what it understood, and shows the present country’s brands below', async () => {
    const { text, links, headings } = await searched('en/us', 'steam em portugal');
    expect(headings).toEqual(['steam: Portugal']);
    expect(text).toContain('“steam em portugal” names another country: Portugal.');
    expect(text).toContain('Country of use: Portugal');
    expect(text).toContain('Results for “steam”');
    expect(text.indexOf('Country of use: Portugal')).toBeLessThan(
      text.indexOf('Country of use: United States'),
    );
    expect(links).toContain('/en/pt/gift-cards/steam');
    expect(links).toContain('/en/us/gift-cards/steam');
    expect(await countriesRead()).toEqual(['PT']);
    await searched('en/us', 'xbox portugal');
    expect(await countriesRead()).toEqual(['PT']);
  });

  it('is no such search in that country', async () => {
    const { text, headings, links } = await searched('en/us', 'steam usa');
    expect(headings).toEqual(['Results for “steam”']);
    expect(text).not.toContain('names another country');
    expect(links).toEqual(['/en/us/gift-cards/steam']);
  });

  it('and nothing else leads to its shop', async () => {
    const { headings, links } = await searched('en/us', 'japan');
    expect(headings).toEqual(['Japan']);
    expect(links[0]).toBe('/en/jp');
    expect(await countriesRead()).toEqual([]);
  });

  it('is answered with the link alone while its catalogue cannot be had', async () => {
    await supplier.addFault({ method: 'GET', path: '/v2/brands', kind: 'status', status: 503 });
    const { status, links, text } = await searched('en/us', 'steam poland');
    expect(status).toBe(200);
    expect(links.slice(0, 2)).toEqual(['/en/pl/search?q=steam', '/en/us/gift-cards/steam']);
    expect(text).not.toContain('Nothing found');
  });

  it('is told to a browser in its page’s language and in English', async () => {
    const index = async (query: string) => {
      const answer = await shop.browser().get(`/api/search-index/us${query}`);
      return searchIndexSchema.parse(JSON.parse(answer.text));
    };
    const german = await index('?locale=de');
    expect(german.countries.names.BR).toBe('Brasilien');
    expect(german.countries.folded).toMatchObject({ brasilien: 'BR', brazil: 'BR' });
    expect(german.elsewhere).toBe('{country}: „{words}“ suchen');
    expect((await index('')).countries.folded).not.toHaveProperty('brasilien');
    expect((await index('?locale=xx')).elsewhere).toBe(messages.search.elsewhere);
  });
});

describe('a search in vain', () => {
  const esselunga = '/en/it/gift-cards/esselunga';

  it('has likely countries read, twelve at once, each once', async () => {
    await youngShop();
    const { links, text } = await searched('en/us', 'esselunga');
    expect(links).toContain(esselunga);
    expect(text).toContain('Country of use: Italy');
    const first = await countriesRead();
    expect(first).toHaveLength(12);
    expect(first.slice(0, 5)).toEqual(['CA', 'BM', 'GL', 'PM', 'GB']);
    for (const words of ['qqqqqqqq', 'zzzzzzzz', 'wwwwwwww']) await searched('en/us', words);
    const all = await countriesRead();
    expect(all.length).toBeLessThanOrEqual(24);
    expect(new Set(all).size).toBe(all.length);
  });

  it('alone costs that: neither a hit, nor a slip, nor a crawler’s search', async () => {
    await youngShop();
    for (const words of ['steam', 'staem', 'airtime', 'food']) await searched('en/us', words);
    const crawler = shop.browser({ userAgent: 'Mozilla/5.0 (compatible; Examplebot/1.0)' });
    await crawler.get('/en/us/search?q=esselunga');
    expect(await countriesRead()).toEqual([]);
  });

  it('is answered without what comes late, which the next one has', async () => {
    await youngShop();
    await supplier.addFault({ method: 'GET', path: '/v2/brands', kind: 'delay', ms: 3_000 });
    const { status, links } = await searched('en/us', 'esselunga');
    expect(status).toBe(200);
    expect(links).not.toContain(esselunga);
    await vi.waitFor(
      async () => expect((await searched('en/us', 'esselunga')).links).toContain(esselunga),
      { timeout: 15_000, interval: 200 },
    );
    const read = await countriesRead();
    expect(new Set(read).size).toBe(read.length);
  });

  it('looks into the partner’s countries alone', async () => {
    await youngShop({ SHOP_CONFIG: 'docs/examples/kiosk-42/shop.config.json' });
    expect((await searched('en/us', 'esselunga')).links).not.toContain(esselunga);
    expect((await searched('en/us', 'ifood')).links).toContain('/en/br/gift-cards/ifood');
    const read = await countriesRead();
    expect(['DE', 'AT', 'CH', 'GB', 'ES', 'MX', 'BR']).toEqual(expect.arrayContaining(read));
    const named = await searched('en/us', 'esselunga italy');
    expect(named.headings).toEqual(['Nothing found for “esselunga italy”']);
  });
});

it('nothing is left on standard error', () => {
  expect(shop.complaints()).toBe('');
});
