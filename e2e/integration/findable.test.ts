import { Buffer } from 'node:buffer';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { locales } from '@/lib/i18n/locales';
import type { Browser } from '../support/api-client';
import { openingTags } from '../support/html';
import { endAllProcesses } from '../support/processes';
import { type Shop, startSandboxShop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';
import { elementsNamed, parseXml } from '../support/xml';

const site = 'https://shop.example';
const hostileName = `</script><img src=x> & "Co" ' ]]>\u2028`;

let supplier: Supplier;
let shop: Shop;
let visitor: Browser;

const get = (path: string) => visitor.get(path, { headers: { host: 'evil.example' } });

/** Makes the supplier call the first gift card of a country by a name that ought to do harm. */
async function nameBrandHarmfully(country: string): Promise<void> {
  const body = await supplier.call('GET', `/v2/brands?country_code=${country}`);
  const text = JSON.stringify(body).replaceAll(
    '"brand":"Amazon',
    `"brand":${JSON.stringify(hostileName).slice(0, -1)}`,
  );
  await supplier.addFault({
    kind: 'status',
    path: '/v2/brands',
    status: 200,
    body: JSON.parse(text),
  });
}

const attribute = (tag: string, name: string) =>
  new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(tag)?.[1];

/** What a page's head says: its canonical address, its languages, and its named values. */
function headOf(html: string) {
  const links = openingTags(html, 'link');
  const metas = openingTags(html, 'meta').map((tag): [string, string] => [
    attribute(tag, 'name') ?? attribute(tag, 'property') ?? '',
    attribute(tag, 'content') ?? '',
  ]);
  const withRel = (rel: string) => links.filter((tag) => attribute(tag, 'rel') === rel);
  return {
    title: /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '',
    canonical: withRel('canonical').map((tag) => attribute(tag, 'href')),
    languages: withRel('alternate').map((tag) => [
      attribute(tag, 'hreflang'),
      attribute(tag, 'href'),
    ]),
    meta: Object.fromEntries(metas),
    robots: metas.filter(([name]) => name === 'robots').map(([, content]) => content),
  };
}

const node = z.looseObject({ '@type': z.string() });

/** The structured data of a page, by type. */
function structured(html: string): Record<string, unknown> {
  const found = html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g);
  return Object.fromEntries(
    [...found].map(([, text = '']) => {
      const data = node.parse(JSON.parse(text));
      return [data['@type'], data];
    }),
  );
}

async function locations(path: string): Promise<string[]> {
  const answer = await get(path);
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toBe('application/xml; charset=utf-8');
  return elementsNamed(parseXml(answer.text), 'loc').map(({ text }) => text);
}

/** A picture as bytes: the test browser reads text. */
async function picture(path: string) {
  const response = await visitor.send('GET', path);
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(Buffer.from(chunk));
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) };
}

/** The calls for catalogues the supplier has had, as country codes. */
async function catalogueCalls(): Promise<(string | null)[]> {
  const calls = await supplier.journal();
  return calls.map(({ query }) => new URLSearchParams(query).get('country_code'));
}

beforeAll(async () => {
  supplier = await startSupplier();
  shop = await startShop(supplier.origin, { SITE_URL: site });
  visitor = shop.browser();
});
afterAll(endAllProcesses);

describe('the head of', () => {
  it.each([
    ['the choice of a country', '/en', '/en', '/pictures/en.png'],
    ['a country’s shop', '/en/us', '/en/us', '/pictures/en/us.png'],
    ['a list', '/en/us/gift-cards', '/en/us/gift-cards', '/pictures/en/us.png'],
    [
      'a narrowed list',
      '/en/us/gift-cards?category=games&q=x',
      '/en/us/gift-cards',
      '/pictures/en/us.png',
    ],
    [
      'a brand',
      '/en/us/gift-cards/steam',
      '/en/us/gift-cards/steam',
      '/pictures/en/us/gift-cards/steam.png',
    ],
    [
      'a brand in a coin',
      '/en/us/gift-cards/steam?coin=BTC',
      '/en/us/gift-cards/steam',
      '/pictures/en/us/gift-cards/steam.png',
    ],
  ])(
    '%s says where it stands, whatever host it is asked for',
    async (_, path, canonical, image) => {
      const { text } = await get(path);
      const head = headOf(text);
      expect(head.canonical).toEqual([`${site}${canonical}`]);
      const inLanguage = (locale: string) => `${site}/${locale}${canonical.slice('/en'.length)}`;
      expect(head.languages).toEqual([
        ...locales.map((locale) => [locale, inLanguage(locale)]),
        ['x-default', `${site}${canonical}`],
      ]);
      expect(head.robots).toEqual([]);
      expect(head.meta).toMatchObject({
        'og:url': `${site}${canonical}`,
        'og:site_name': 'Refillery',
        'og:image': `${site}${image}`,
        'twitter:card': 'summary_large_image',
        'twitter:image': `${site}${image}`,
      });
      expect(head.meta['og:title']).toBe(head.title.replace(' · Refillery', ''));
      expect(head.meta['og:description']).toBe(head.meta.description);
      expect(text).not.toContain('evil.example');
    },
  );

  it('pages are told apart by title and description', async () => {
    const paths = [
      '/en',
      '/en/us',
      '/en/de',
      '/en/us/gift-cards',
      '/en/us/esims',
      '/en/us/gift-cards/steam',
    ];
    const heads = await Promise.all(paths.map(async (path) => headOf((await get(path)).text)));
    expect(new Set(heads.map(({ title }) => title)).size).toBe(paths.length);
    expect(new Set(heads.map(({ meta }) => meta.description)).size).toBe(paths.length);
    for (const { meta } of heads) expect(meta.description?.length).toBeGreaterThan(60);
  });

  it.each([
    '/en/orders',
    '/en/cart',
    '/en/checkout',
    '/en/orders/unknown',
    '/en/us/gift-cards/no-such-brand',
    // Nothing is sold in Antarctica.
    '/en/aq',
    '/en/aq/gift-cards',
  ])('what is nobody’s to find says so: %s', async (path) => {
    const { robots, canonical, languages } = headOf((await get(path)).text);
    expect(robots.length).toBeGreaterThan(0);
    for (const content of robots) expect(content).toMatch(/^noindex/);
    expect(canonical).toEqual([]);
    expect(languages).toEqual([]);
  });

  it('stays while the supplier is away: that nothing is sold is not known then', async () => {
    await supplier.addFault({ kind: 'status', path: '/v2/brands', status: 503 });
    const { robots, canonical } = headOf((await get('/en/nl')).text);
    await supplier.clearFaults();
    expect(robots).toEqual([]);
    expect(canonical).toEqual([`${site}/en/nl`]);
  });
});

describe('structured data', () => {
  it('of a brand gives its prices in its own currency, and the way to it', async () => {
    const { Product, BreadcrumbList } = structured((await get('/en/us/gift-cards/steam')).text);
    const url = `${site}/en/us/gift-cards/steam`;
    expect(Product).toMatchObject({
      name: 'Steam',
      url,
      image: `${site}/pictures/en/us/gift-cards/steam.png`,
      offers: {
        '@type': 'AggregateOffer',
        priceCurrency: 'USD',
        availability: 'https://schema.org/InStock',
        seller: { name: 'Refillery' },
      },
    });
    expect(BreadcrumbList).toMatchObject({
      itemListElement: [
        { position: 1, name: 'United States', item: `${site}/en/us` },
        { position: 2, name: 'Gift cards', item: `${site}/en/us/gift-cards` },
        { position: 3, name: 'Steam', item: url },
      ],
    });
  });

  it('of a list and a country’s shop say where they stand', async () => {
    expect(structured((await get('/en/us/esims')).text)).toHaveProperty('BreadcrumbList');
    expect(structured((await get('/en/us')).text)).toMatchObject({
      WebSite: {
        url: `${site}/`,
        potentialAction: { target: { urlTemplate: `${site}/en/us/search?q={search_term_string}` } },
      },
    });
  });
});

describe('robots.txt', () => {
  it('keeps crawlers from what is private and names the sitemap', async () => {
    const { status, text, headers } = await get('/robots.txt');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    const lines = text.split('\n');
    for (const path of ['/api/', '/en/orders/', '/en/checkout', '/en/*/search$']) {
      expect(lines).toContain(`Disallow: ${path}`);
    }
    // Linked from every page: whoever may not fetch them cannot read that they are not to be kept.
    expect(lines).not.toContain('Disallow: /en/orders');
    expect(lines).not.toContain('Disallow: /en/cart');
    expect(text).toContain(`Sitemap: ${site}/sitemap.xml`);
  });
});

describe('the sitemaps', () => {
  it('are those of popular countries, and of others once somebody has been there', async () => {
    const before = await locations('/sitemap.xml');
    expect(before).toContain(`${site}/sitemaps/front.xml`);
    expect(before).toContain(`${site}/sitemaps/us.xml`);
    expect(before).not.toContain(`${site}/sitemaps/jp.xml`);
    await get('/en/jp');
    await expect.poll(() => locations('/sitemap.xml')).toContain(`${site}/sitemaps/jp.xml`);
  });

  it('cost one call each at most, and the index none', async () => {
    await supplier.clearJournal();
    await locations('/sitemap.xml');
    expect(await catalogueCalls()).toEqual([]);
    await Promise.all(['at', 'at', 'at'].map((code) => locations(`/sitemaps/${code}.xml`)));
    await locations('/sitemaps/at.xml');
    expect(await catalogueCalls()).toEqual(['AT']);
  });

  it('lead to pages that are there and call themselves by the same address', async () => {
    const all = await locations('/sitemaps/us.xml');
    expect(all.slice(0, locales.length)).toEqual(locales.map((locale) => `${site}/${locale}/us`));
    expect(all).toContain(`${site}/tr/us/gift-cards`);
    expect(all).toContain(`${site}/en/us/gift-cards/steam`);
    expect(new Set(all).size).toBe(all.length);
    const some = [
      ...(await locations('/sitemaps/front.xml')),
      ...all.slice(0, 4),
      ...all.slice(-2),
    ];
    for (const url of some) {
      const answer = await get(url.slice(site.length));
      expect(answer.status).toBe(200);
      expect(headOf(answer.text).canonical).toEqual([url]);
    }
  });

  it('name no page of a country where nothing is sold', async () => {
    expect(await locations('/sitemaps/aq.xml')).toEqual([]);
  });

  it.each(['/sitemaps/xx.xml', '/sitemaps/US.xml', '/sitemaps/us', '/sitemaps/us.xml.gz'])(
    'are no others: %s',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  it('say so while the supplier is away', async () => {
    await supplier.addFault({ kind: 'status', path: '/v2/brands', status: 503 });
    const { status } = await get('/sitemaps/be.xml');
    await supplier.clearFaults();
    expect(status).toBe(502);
  });
});

describe('a picture', () => {
  it.each(['/pictures/en.png', '/pictures/en/us.png', '/pictures/en/us/gift-cards/steam.png'])(
    'is a PNG that may be kept: %s',
    async (path) => {
      const { status, headers, body } = await picture(path);
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        'content-type': 'image/png',
        'cache-control': expect.stringContaining('public, max-age=86400'),
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining("default-src 'none'"),
      });
      expect(await sharp(body).metadata()).toMatchObject({
        format: 'png',
        width: 1200,
        height: 630,
      });
    },
  );

  it.each([
    '/pictures/xx.png',
    '/pictures/en',
    '/pictures/en/zz.png',
    '/pictures/en/us/gift-cards/no-such-brand.png',
    '/pictures/en/us/top-ups/steam.png',
    '/pictures/en/us/nothing/steam.png',
    '/pictures/en/us/gift-cards/steam',
    '/pictures/en/us/gift-cards/..%2f..%2fus.png',
  ])('is not there: %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});

describe('a brand whose name ought to do harm', () => {
  const product = async () => {
    const found = (await locations('/sitemaps/nl.xml')).find((url) => /\/script-img/.test(url));
    return (found ?? '').slice(site.length);
  };

  beforeAll(async () => {
    await nameBrandHarmfully('NL');
    await get('/en/nl');
    await supplier.clearFaults();
  });

  it('is data in the page, its head and its structured data', async () => {
    const path = await product();
    expect(path).toMatch(/^\/en\/nl\/gift-cards\/script-img/);
    const { status, text } = await get(path);
    expect(status).toBe(200);
    expect(text).not.toContain('<img src=x');
    expect(structured(text).Product).toMatchObject({
      name: expect.stringContaining('</script><img src=x>'),
    });
    expect(headOf(text).canonical).toEqual([`${site}${path}`]);
  });

  it('has a picture all the same', async () => {
    const { status, body } = await picture(`/pictures${await product()}.png`);
    expect(status).toBe(200);
    expect(await sharp(body).metadata()).toMatchObject({ format: 'png', width: 1200 });
  });
});

describe('a sandbox', () => {
  it('is not to be found at all', async () => {
    const sandbox = (await startSandboxShop()).browser();
    expect((await sandbox.get('/robots.txt')).text).toBe('User-agent: *\nDisallow: /\n');
    for (const path of ['/en', '/en/us', '/en/us/gift-cards', '/en/us/gift-cards/steam']) {
      expect(headOf((await sandbox.get(path)).text).robots).toEqual(['noindex, nofollow']);
    }
    for (const path of ['/sitemap.xml', '/sitemaps/us.xml']) {
      expect((await sandbox.get(path)).status).toBe(404);
    }
  });
});
