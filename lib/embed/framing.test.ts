import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameAncestors, isBrowsingPage } from './framing';

const origins = ['https://news.example', 'https://blog.example'];

const browsing = [
  '/en',
  '/fil/us',
  '/en/us/gift-cards',
  '/en/us/gift-cards/steam',
  '/en/us/search',
  '/en/cart',
];
const elsewhere = [
  '/en/checkout',
  '/en/orders',
  '/en/orders/abcdefghijklmnopqrstuvwx',
  '/en/orders/abcdefghijklmnopqrstuvwx/receipt',
  '/en/gifts/abc',
  '/en/open',
  '/en/handover',
  '/en/receipts',
  '/en/cart/',
  '/en/cart/more',
  '/en/US',
  '/en/us/gift-cards/steam/more',
  '/en//cart',
  '/',
  '',
];

describe('framing', () => {
  it.each(browsing)('is for those on the list, of %s', (pathname) => {
    for (const destination of ['iframe', 'frame']) {
      expect(frameAncestors({ pathname, destination, origins })).toEqual(origins);
      expect(frameAncestors({ pathname, destination, origins: [] })).toEqual([]);
    }
  });

  it.each(elsewhere)('is for nobody, of %s', (pathname) => {
    expect(isBrowsingPage(pathname)).toBe(false);
    expect(frameAncestors({ pathname, destination: 'iframe', origins })).toEqual([]);
  });

  it.each([null, '', 'document', 'empty', 'embed', 'object', 'iframe, document', 'IFRAME'])(
    'is for nobody, of a document loaded as %j',
    (destination) => {
      expect(frameAncestors({ pathname: '/en', destination, origins })).toEqual([]);
    },
  );

  it('is for nobody, of any path below a page about an order', () => {
    const page = fc.constantFrom('checkout', 'orders', 'gifts', 'open', 'handover', 'receipts');
    const rest = fc.array(fc.string({ unit: 'grapheme' })).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(page, rest, (name, more) => {
        expect(isBrowsingPage(`/en/${name}${more === '' ? '' : `/${more}`}`)).toBe(false);
      }),
    );
  });
});
