import { describe, expect, it } from 'vitest';
import type { Locale } from '../i18n/locales';
import { robotsText } from './robots';

const real = { origin: 'https://shop.example', isSandbox: false };
const languages = ['en', 'fil'] as Locale[];

/** Whether a path may be crawled, by the rules of RFC 9309 as far as they are used. */
function allows(text: string, path: string): boolean {
  const patterns = [...text.matchAll(/^Disallow: (.+)$/gm)].map(([, pattern = '']) =>
    pattern.replace(/[.?+]/g, '\\$&').replaceAll('*', '.*'),
  );
  return !patterns.some((pattern) => new RegExp(`^${pattern}`).test(path));
}

describe('robotsText', () => {
  it.each([
    '/api/orders',
    '/fil/orders/abc',
    '/en/checkout?country=US',
    '/en/handover',
    '/fil/us/search',
    '/en/us/search?q=steam',
  ])('keeps crawlers from %s', (path) => {
    expect(allows(robotsText({ ...real, locales: languages }), path)).toBe(false);
  });

  it.each([
    '/',
    '/en',
    '/en/orders',
    '/fil/cart',
    '/fil/us/gift-cards',
    '/en/us/gift-cards?category=games',
    '/en/us/gift-cards/orders-of-magnitude',
    '/en/us/gift-cards/search-and-rescue',
    '/pictures/en/us.png',
    '/_next/static/chunks/a.js',
    '/sitemaps/us.xml',
  ])('lets them see %s', (path) => {
    expect(allows(robotsText({ ...real, locales: languages }), path)).toBe(true);
  });

  it('names the sitemap under the public origin', () => {
    const text = robotsText({ ...real, locales: languages });
    expect(text).toContain('\nSitemap: https://shop.example/sitemap.xml\n');
  });

  it('keeps them from all of a sandbox, and names nothing', () => {
    const text = robotsText({ ...real, isSandbox: true, locales: languages });
    expect(text).toBe('User-agent: *\nDisallow: /\n');
  });
});
