import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { locales, nameOfLanguage } from '@/lib/i18n/locales';
import { openingTags, readableText, withoutScripts } from '../support/html';
import { endAllProcesses } from '../support/processes';
import { firstLine, steamCheckout } from '../support/purchases';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

type Messages = typeof import('../../messages/en.json');

let supplier: Supplier;
let shop: Shop;
let checkout: string;

const messagesOf = (locale: string): Messages =>
  JSON.parse(readFileSync(`messages/${locale}.json`, 'utf8'));

beforeAll(async () => {
  supplier = await startSupplier();
  shop = await startShop(supplier.origin);
  const { country, kind, brand, product } = firstLine(await steamCheckout(supplier));
  checkout = `/checkout?${new URLSearchParams({ country, kind, brand, product, coin: 'USDC' })}`;
});
afterAll(endAllProcesses);

describe('a path without a language', () => {
  const redirected = async (path: string, headers: Record<string, string>) => {
    const answer = await shop.browser().get(path, { headers });
    expect(answer.status).toBe(307);
    return answer.headers;
  };

  it.each([
    ['pt-BR,pt;q=0.9,en;q=0.8', '/pt'],
    ['tl', '/fil'],
    ['ja', '/en'],
  ])('is sent to the language for %s', async (language, path) => {
    const { location, vary } = await redirected('/', { 'accept-language': language });
    expect(location).toBe(path);
    expect(vary).toContain('Accept-Language');
  });

  it('is sent to the language last read, whatever the browser accepts', async () => {
    const headers = { 'accept-language': 'de', cookie: 'shop-visit=tr.US' };
    expect((await redirected('/us/esims?q=a', headers)).location).toBe('/tr/us/esims?q=a');
  });
});

describe('a search without a country', () => {
  const sentTo = async (path: string, cookie: string) => {
    const answer = await shop.browser().get(path, { headers: { 'accept-language': 'de', cookie } });
    expect(answer.status).toBe(307);
    return answer.headers.location;
  };

  it.each([
    ['/search?q=steam', 'shop-visit=tr.BR-US', '/tr/br/search?q=steam'],
    ['/fr/search?q=steam', 'shop-visit=tr.BR', '/fr/br/search?q=steam'],
    // Nobody knows of any: one has to be chosen.
    ['/search?q=steam', '', '/de?q=steam'],
    ['/fr/search', '', '/fr'],
  ])('%s with %j is of the one last looked at: %s', async (path, cookie, target) => {
    expect(await sentTo(path, cookie)).toBe(target);
  });
});

it('a search that waits for a country goes on once one is chosen', async () => {
  const { text } = await shop.browser().get('/de?q=steam%20%26%20co');
  expect(openingTags(withoutScripts(text), 'a').join()).toContain(
    'href="/de/us/search?q=steam+%26+co"',
  );
});

describe('what is remembered of a visit', () => {
  it('is language and countries, in a cookie that no script reads and no order needs', async () => {
    const reader = shop.browser();
    const first = await reader.get('/de/us');
    expect(first.headers['set-cookie']).toEqual([
      expect.stringMatching(/^shop-visit=de\.US; Path=\/; .*HttpOnly; SameSite=lax$/i),
    ]);
    expect((await reader.get('/de/us/gift-cards')).headers['set-cookie']).toBeUndefined();
    await reader.get('/de/br');
    expect(reader.cookies.get('shop-visit')).toBe('de.BR-US');
  });

  it('puts a reader’s countries first, then those of the browser’s languages', async () => {
    const reader = shop.browser();
    await reader.get('/en/tr');
    const headers = { 'accept-language': 'pt-PT, es;q=0.5' };
    const { text } = await reader.get('/en', { headers });
    const [, section = ''] = withoutScripts(text).split(/<section\b/);
    expect(section).toContain(messagesOf('en').countries.suggested);
    const codes = openingTags(section, 'li').map((tag) => /data-country="(\w+)"/.exec(tag)?.[1]);
    expect(codes).toEqual(['TR', 'PT', 'ES']);
  });
});

describe.each(locales)('in %s', (locale) => {
  const { countries, home, kinds, product, orders } = messagesOf(locale);
  const pages = () => [
    { path: '', says: countries.title },
    { path: '/us', says: home.heading },
    { path: '/us/gift-cards', says: kinds['gift-cards'] },
    { path: '/us/gift-cards/steam', says: product.choose },
    { path: checkout, says: messagesOf(locale).checkout.email },
    { path: '/orders', says: orders.lead },
  ];

  it('every page says so and has all its words', async () => {
    const reader = shop.browser();
    for (const { path, says } of pages()) {
      const { status, text } = await reader.get(`/${locale}${path}`);
      expect(status, path).toBe(200);
      expect(text, path).toContain(`<html lang="${locale}" dir="ltr"`);
      const read = readableText(text);
      expect(read, path).toContain(says.replace(/\s+/g, ' '));
      // What next-intl shows for a message that is missing: its key.
      expect(read, path).not.toMatch(/\b(?:shell|countries|home|list|product|checkout|order)\.\w/);
      expect(read, path).not.toMatch(/\{\w+[,}]/);
      for (const other of locales)
        expect(text).toContain(`href="/${other}${path.replaceAll('&', '&amp;')}"`);
      expect(read).toContain(nameOfLanguage('vi'));
    }
  });
});

describe('the supplier', () => {
  beforeEach(() => supplier.clearJournal());

  it.each([
    ['es', 'es'],
    ['fil', 'tl'],
    ['hi', 'en'],
  ])('is asked for texts in %s as %s', async (locale, lang) => {
    await shop.browser().get(`/${locale}/us/gift-cards/airbnb`);
    const [call] = (await supplier.journal()).filter(({ path }) => path.startsWith('/v5/products'));
    expect(new URLSearchParams(call?.query).get('lang')).toBe(lang);
  });
});

describe('a country', () => {
  it('is known by its names in every language', async () => {
    const { text, headers } = await shop.browser().get('/api/country-names');
    const names = z.record(z.string(), z.string()).parse(JSON.parse(text));
    expect(headers['cache-control']).toBe('public, max-age=86400');
    expect(Object.keys(names)).toHaveLength(233);
    for (const name of ['germany', 'alemania', 'almanya', '德国']) expect(names.DE).toContain(name);
  });

  it('that has no catalogue says so and where to look instead', async () => {
    await supplier.call('POST', '/control/catalogue', { country: 'AR', brands: 0 });
    const { text } = await shop.browser().get('/en/ar');
    const read = readableText(text);
    expect(read).toContain(messagesOf('en').home.empty.replace('{country}', 'Argentina'));
    expect(read).toContain('Brazil');
    expect(openingTags(text, 'a').join()).toContain('href="/en/br"');
  });
});
