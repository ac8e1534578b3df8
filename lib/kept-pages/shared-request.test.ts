import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderingHeader } from './renderings';
import { sharedRequest } from './shared-request';

const partner = 'https://news.example';

function requestOf(url: string, headers: Record<string, string> = {}, method = 'GET') {
  return Object.assign(new IncomingMessage(new Socket()), { url, method, headers });
}

const shared = (url: string, headers?: Record<string, string>, method?: string) =>
  sharedRequest(requestOf(url, headers, method), [partner]);

/** What Next's router says of the page with these parts of an address. */
function stateOf(...parts: unknown[]): string {
  const tree = parts.reduceRight<unknown[] | null>(
    (below, part) => [part, below === null ? {} : { children: below }, null, null, 0],
    null,
  );
  return encodeURIComponent(JSON.stringify(tree));
}

const place = ['', ['locale', 'en', 'd', null], '(browse)', ['country', 'us', 'd', null]];
const home = stateOf(...place, '__PAGE__');
const target = '/en/us/gift-cards?_rsc=oukkZjBLcKoSron-';
const fromHome = { rsc: '1', 'next-router-state-tree': home, 'next-url': '/en/us' };

describe('a page', () => {
  it.each(['/en/us', '/fil/br/top-ups', '/zh/de/gift-cards/steam', '/en/us/esims/%E2%82%AC'])(
    'that is the same for everybody is shared by its path: %s',
    (path) => {
      const found = shared(path, { cookie: 'a=b', 'sec-fetch-dest': 'document' });
      expect(found).toEqual({ key: path, pathname: path, target: path, headers: {} });
    },
  );

  it.each([
    '/',
    '/en',
    '/en/cart',
    '/en/orders',
    '/en/us/search?q=a',
    '/en/us/search',
    '/en/us?coin=BTC',
    '/en/us?',
    '/en/us/gift-cards/steam?value=5',
    '/en/us/gift-cards/steam/more',
    '/en/us/',
    '//en/us',
    '/en/orders/0123456789abcdef',
    '/en/us?_rsc=abc',
    '/api/us',
    '/flags/us',
    `/en/us/gift-cards/${'a'.repeat(201)}`,
  ])('of another kind, or with words of a visitor’s, is not: %s', (url) => {
    expect(shared(url)).toBeNull();
  });

  it('is not in a partner’s frame, of the shop’s own asking, or when it is written to', () => {
    expect(shared('/en/us', { 'sec-fetch-dest': 'iframe' })).toBeNull();
    expect(sharedRequest(requestOf('/en/us', { 'sec-fetch-dest': 'iframe' }), [])).not.toBeNull();
    expect(shared('/en/us', { [renderingHeader]: 'nonce' })).toBeNull();
    for (const method of ['HEAD', 'POST']) expect(shared('/en/us', {}, method)).toBeNull();
  });
});

describe('the data of a page', () => {
  it('is shared by those who come from the same page', () => {
    const found = shared(target, { ...fromHome, cookie: 'a=b', 'user-agent': 'Phone/1' });
    expect(found).toMatchObject({ pathname: '/en/us/gift-cards', target, headers: fromHome });
    const list = stateOf(...place, ['kind', 'esims', 'd', null], '__PAGE__');
    const others = [
      { ...fromHome, 'next-router-state-tree': list },
      { ...fromHome, 'next-url': '/en/us/esims' },
    ].map((headers) => shared(target, headers)?.key);
    expect(new Set([found?.key, ...others]).size).toBe(3);
  });

  it.each([
    ['from an order', stateOf(...place.slice(0, 2), 'orders', ['orderId', 'a1', 'd', null])],
    ['from a search', stateOf(...place, 'search', '__PAGE__')],
    ['from what was searched for', stateOf(...place, '__PAGE__?{"q":"steam"}')],
    ['with a word in a place’s stead', stateOf(...place, ['giftId', 'secret', 'd', null])],
    ['with more than Next says', encodeURIComponent('["",{"children":["",{},"x"]}]')],
    ['with another part beside', encodeURIComponent('["",{"children":["",{}],"modal":["",{}]}]')],
    ['that is too long', stateOf(...place, ['brand', 'a'.repeat(101), 'd', null])],
    ['that is none', 'rubbish'],
    ['that is not encoded well', '%E0%A4%A'],
    ['that is empty', ''],
  ])('is not for who comes %s', (_what, tree) => {
    expect(shared(target, { ...fromHome, 'next-router-state-tree': tree })).toBeNull();
  });

  it.each([
    [target, { rsc: '1' }],
    [target, { ...fromHome, rsc: '1, 1' }],
    [target, { ...fromHome, 'next-url': '/en/orders/a1' }],
    [target, { ...fromHome, 'next-url': `/en/us/esims/${'a'.repeat(201)}` }],
    [target, { ...fromHome, 'next-url': '/en/us/search?q=mine' }],
    [target, { ...fromHome, 'next-router-prefetch': '1' }],
    [target, { ...fromHome, 'next-router-segment-prefetch': '/_tree' }],
    [`${target}&q=mine`, fromHome],
    ['/en/us/gift-cards?q=mine', fromHome],
    ['/en/cart?_rsc=abc', fromHome],
  ])('is not where it is less, or of something else: %s %o', (url, headers) => {
    expect(shared(url, headers)).toBeNull();
  });

  it('is not for whatever else a client sends, and nothing it sends is a fault', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (tree, from) => {
        const text = encodeURIComponent(JSON.stringify(tree) ?? '');
        const headers = { ...fromHome, 'next-router-state-tree': text };
        expect(() => shared(target, headers)).not.toThrow();
        expect(() => shared(target, { ...fromHome, 'next-url': from })).not.toThrow();
      }),
    );
  });
});
