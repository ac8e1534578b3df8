import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elementsNamed, parseXml } from '@/e2e/support/xml';
import { type SitemapPage, sitemapIndex, sitemapPieces, xmlText } from './sitemap';

const whole = (pages: SitemapPage[], limits?: { urls: number; bytes: number }) =>
  [...sitemapPieces(pages, limits)].join('');

const page = (name: string, languages = ['en', 'fr']): SitemapPage => [
  ...languages.map((language) => ({
    hreflang: language,
    url: `https://s.example/${language}${name}`,
  })),
  { hreflang: 'x-default', url: `https://s.example/en${name}` },
];
const locations = (xml: string) => elementsNamed(parseXml(xml), 'loc').map(({ text }) => text);

const anyText = fc.oneof(
  fc.string(),
  fc.array(fc.nat({ max: 0xffff })).map((units) => String.fromCharCode(...units)),
);

describe('xmlText', () => {
  it('reads back as the text without what XML cannot say', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no place for them
        const sayable = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
        const { attributes, text: inside } = parseXml(
          `<a b="${xmlText(text)}">${xmlText(text)}</a>`,
        );
        expect(inside.replace(/[\u007f-\u009f]/g, '')).toBe(
          sayable.replace(/[\u007f-\u009f]/g, ''),
        );
        expect(attributes.b).toBe(inside);
      }),
    );
  });
});

describe('sitemapIndex', () => {
  it('lists the sitemaps', () => {
    const urls = ['https://s.example/sitemaps/us.xml', 'https://s.example/?a=1&b=<2>'];
    const root = parseXml(sitemapIndex(urls));
    expect(root.name).toBe('sitemapindex');
    expect(root.attributes.xmlns).toBe('http://www.sitemaps.org/schemas/sitemap/0.9');
    expect(elementsNamed(root, 'loc').map(({ text }) => text)).toEqual(urls);
  });
});

describe('sitemapPieces', () => {
  it('has an entry for each language of a page, each naming all of them', () => {
    const root = parseXml(whole([page('/us'), page('/us/esims')]));
    const entries = elementsNamed(root, 'url');
    expect(entries.map((entry) => elementsNamed(entry, 'loc')[0]?.text)).toEqual([
      'https://s.example/en/us',
      'https://s.example/fr/us',
      'https://s.example/en/us/esims',
      'https://s.example/fr/us/esims',
    ]);
    for (const entry of entries) {
      const links = elementsNamed(entry, 'xhtml:link').map(({ attributes }) => attributes);
      expect(links.map(({ rel, hreflang }) => `${rel} ${hreflang}`)).toEqual([
        'alternate en',
        'alternate fr',
        'alternate x-default',
      ]);
    }
  });

  it('can be read whatever addresses hold', () => {
    fc.assert(
      fc.property(fc.array(anyText), (names) => {
        expect(locations(whole(names.map((name) => page(name))))).toHaveLength(2 * names.length);
      }),
    );
  });

  it('ends before the page whose languages do not all fit', () => {
    const pages = Array.from({ length: 10 }, (_, index) => page(`/${index}`));
    expect(locations(whole(pages, { urls: 7, bytes: 1e6 }))).toHaveLength(6);
    const full = Buffer.byteLength(whole(pages));
    expect(locations(whole(pages, { urls: 100, bytes: full }))).toHaveLength(20);
    const shorter = whole(pages, { urls: 100, bytes: full - 1 });
    expect(locations(shorter)).toHaveLength(18);
    expect(Buffer.byteLength(shorter)).toBeLessThan(full);
  });

  it('keeps to what the protocol allows', () => {
    const pages = Array.from({ length: 60_000 }, (_, index) => page(`/${index}`, ['en']));
    expect(whole(pages).match(/<loc>/g)).toHaveLength(50_000);
    const long = Array.from({ length: 200 }, () => page(`/${'x'.repeat(100_000)}`));
    expect(Buffer.byteLength(whole(long))).toBeLessThanOrEqual(50 * 1024 * 1024);
  });
});
