import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readableText, withoutScripts } from '../support/html';
import { endAllProcesses } from '../support/processes';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

let supplier: Supplier;
let kiosk: Shop;
let meridian: Shop;

const example = (name: string) => `docs/examples/${name}/shop.config.json`;

beforeAll(async () => {
  supplier = await startSupplier();
  [kiosk, meridian] = await Promise.all([
    startShop(supplier.origin, { SHOP_CONFIG: example('kiosk-42') }),
    startShop(supplier.origin, { SHOP_CONFIG: example('meridian-roam') }),
  ]);
});
afterAll(endAllProcesses);

const page = async (shop: Shop, path: string) => (await shop.browser().get(path)).text;
const textOf = async (shop: Shop, path: string) => readableText(await page(shop, path));

const manifest = z.object({
  name: z.string(),
  icons: z.array(z.object({ src: z.string(), type: z.string(), sizes: z.string() })),
});

describe('a shop out of one file', () => {
  it('has nothing of ours on any page, in any header, in what is fetched beside it', async () => {
    const paths = [
      '/en/de',
      '/en/de/gift-cards',
      '/en/de/gift-cards/steam',
      '/en/de/search?q=steam',
      '/de/cart',
      '/es/orders',
      '/en/receipts',
      '/en/nowhere',
      '/manifest.webmanifest',
      '/robots.txt',
      '/sitemaps/front.xml',
      '/api/health',
    ];
    for (const path of paths) {
      const answer = await kiosk.browser().get(path);
      const all = answer.text + JSON.stringify(answer.headers);
      expect(all.match(/.{0,40}refillery.{0,40}/i)?.[0] ?? '').toBe('');
    }
  });

  it('is called by the partner’s name, and wears their logo and icon', async () => {
    const html = await page(kiosk, '/en/de');
    expect(html).toContain('<title>Gift cards with crypto: Germany · Kiosk 42</title>');
    const [, logo = ''] = /<img src="(\/branding\/[^"]+\.svg)"/.exec(html) ?? [];
    const served = await kiosk.browser().get(logo);
    expect(served.headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
    });
    const [, icon = ''] = /<link rel="icon" href="([^"]+)" type="image\/svg\+xml"/.exec(html) ?? [];
    expect((await kiosk.browser().get(icon)).text).toContain('fill="#ffd500"');
    const told = manifest.parse(JSON.parse(await page(kiosk, '/manifest.webmanifest')));
    expect(told.name).toBe('Kiosk 42');
    for (const { src, type } of told.icons) {
      const answer = await kiosk.browser().get(src);
      expect([answer.status, answer.headers['content-type']]).toEqual([200, type]);
    }
  });

  it('serves no file but those the configuration names', async () => {
    for (const path of ['/branding/logo.svg', '/branding/..%2Fshop.config.json', '/branding/x']) {
      expect((await kiosk.browser().get(path)).status).toBe(404);
    }
  });

  it('has a logo for each scheme where there are two', async () => {
    const html = await page(meridian, '/en/us');
    expect(html).toMatch(/<source media="\(prefers-color-scheme: dark\)" srcSet="\/branding\//);
  });

  it('tells the browser the colour of its header, in both schemes', async () => {
    const html = await page(kiosk, '/en/de');
    expect(html.match(/<meta name="theme-color"[^>]*content="#ffd500"/g)).toHaveLength(2);
  });
});

describe('what is sold', () => {
  it('is of the partner’s kinds, and the other lists are not there', async () => {
    expect(await textOf(kiosk, '/en/de')).not.toMatch(/eSIM|top-up/i);
    for (const path of ['/en/de/esims', '/en/de/top-ups', '/en/de/esims/esim']) {
      expect((await kiosk.browser().get(path)).status).toBe(404);
    }
    expect((await meridian.browser().get('/en/us/gift-cards')).status).toBe(404);
    expect((await meridian.browser().get('/en/us/gift-cards/steam')).status).toBe(404);
  });

  it('is for the partner’s countries', async () => {
    expect((await kiosk.browser().get('/en/fr')).status).toBe(404);
    expect((await kiosk.browser().get('/api/search-index/fr')).status).toBe(404);
    const countries = await textOf(kiosk, '/en');
    expect(countries).toContain('Brazil');
    expect(countries).not.toContain('France');
  });

  it('begins with what the partner features, in their order', async () => {
    const html = withoutScripts(await page(kiosk, '/en/de'));
    const places = ['steam', 'xbox', 'roblox'].map((slug) => html.indexOf(`gift-cards/${slug}"`));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('is paid with the partner’s coins: no page offers a hidden one', async () => {
    const product = await textOf(kiosk, '/en/de/gift-cards/steam');
    expect(product).toContain('BTC');
    expect(product).not.toContain('DOGE');
    expect(await textOf(kiosk, '/en/de/gift-cards/steam?coin=DOGE')).not.toContain('DOGE');
  });
});

describe('words', () => {
  it('are the partner’s own in each language, and the shop’s where they gave none', async () => {
    expect(await textOf(kiosk, '/de/de')).toContain('Weiterspielen, rund um die Uhr');
    expect(await textOf(kiosk, '/es/de')).toContain('Kiosk 42 GmbH, Berlín.');
    expect(await textOf(meridian, '/fr/fr')).toContain('Meridian Roam, Lda. · Lisboa');
    expect(await textOf(kiosk, '/de/de')).toContain('Impressum');
  });

  it('lead to the partner’s pages, a telephone among them', async () => {
    const html = await page(meridian, '/en/us');
    expect(html).toContain('href="https://meridianroam.example/terms"');
    expect(html).toContain('href="tel:+351210000000"');
  });
});

describe('languages and the way in', () => {
  const leads = async (shop: Shop, path: string, headers: Record<string, string> = {}) =>
    (await shop.browser().get(path, { headers })).headers.location;

  it('lead to the partner’s country, or the one last looked at', async () => {
    expect(await leads(kiosk, '/')).toBe('/en/de');
    expect(await leads(kiosk, '/', { 'accept-language': 'es' })).toBe('/es/de');
    expect(await leads(kiosk, '/', { cookie: 'shop-visit=de.BR-US' })).toBe('/de/br');
    expect(await leads(meridian, '/')).toBe('/en');
  });

  it('never leads to a country that is not sold for, whatever was looked at', async () => {
    const reader = kiosk.browser();
    expect((await reader.get('/en/fr')).status).toBe(404);
    expect((await reader.get('/')).headers.location).toBe('/en/de');
    expect(await leads(kiosk, '/', { cookie: 'shop-visit=de.FR-BR' })).toBe('/de/br');
  });

  it('a form that is sent to a page is refused, in whatever language', async () => {
    for (const path of ['/fr/de', '/en/de']) {
      const answer = await kiosk.browser().post(path, 'a=b');
      expect([path, answer.status, answer.headers.location]).toEqual([path, 400, undefined]);
    }
  });

  it('a language that is not offered becomes one that is, on the same page', async () => {
    expect(await leads(kiosk, '/fr/de/gift-cards?coin=BTC')).toBe('/en/de/gift-cards?coin=BTC');
    expect(await leads(kiosk, '/tr', { 'accept-language': 'de' })).toBe('/de/de');
    expect(await leads(kiosk, '/en/de')).toBeUndefined();
  });

  it('only what is offered is named to readers and to search engines', async () => {
    const html = await page(kiosk, '/en/de');
    const named = [...html.matchAll(/hrefLang="([\w-]+)" href/g)].map(([, language]) => language);
    expect(named).toEqual(['en', 'de', 'es', 'x-default']);
    expect(await textOf(kiosk, '/en/de')).not.toContain('Français');
  });
});
