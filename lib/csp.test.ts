import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, securityHeaders } from './csp';

/** A policy as its directives. */
function directives(change: { development?: boolean; https?: boolean; ancestors?: string[] } = {}) {
  const policy = contentSecurityPolicy({
    nonce: 'bm9uY2U=',
    development: false,
    https: true,
    ancestors: [],
    ...change,
  });
  return new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
  );
}

describe('the policy of a page', () => {
  it.each([
    ['default-src', ["'self'"]],
    ['script-src', ["'self'", "'nonce-bm9uY2U='", "'strict-dynamic'"]],
    ['style-src', ["'self'", "'nonce-bm9uY2U='"]],
    ['connect-src', ["'self'"]],
    ['object-src', ["'none'"]],
    ['base-uri', ["'none'"]],
    ['form-action', ["'self'"]],
    ['frame-ancestors', ["'none'"]],
    ['upgrade-insecure-requests', []],
  ])('sets %s to %j', (name, sources) => {
    expect(directives().get(name)).toEqual(sources);
  });

  it('allows nothing inline, evaluated or from anywhere', () => {
    for (const [name, sources] of directives()) {
      const forbidden = ["'unsafe-inline'", "'unsafe-eval'", '*', 'http:', 'https:'];
      if (name !== 'img-src') forbidden.push('data:');
      expect(sources.filter((source) => forbidden.includes(source))).toEqual([]);
    }
  });

  it('shows pictures of the shop and of the supplier only', () => {
    expect(directives().get('img-src')).toEqual([
      "'self'",
      'data:',
      'https://cdn.cryptorefills.com',
      'https://cryptorefills.s3-eu-west-1.amazonaws.com',
    ]);
  });

  it('lets those on a list show it, and nobody else', () => {
    const ancestors = ['https://news.example', 'https://blog.example:8443'];
    expect(directives({ ancestors }).get('frame-ancestors')).toEqual(ancestors);
    expect(directives({ ancestors }).get('default-src')).toEqual(["'self'"]);
  });

  it('upgrades nothing on a plain-http address', () => {
    expect(directives({ https: false }).has('upgrade-insecure-requests')).toBe(false);
  });

  it('lets the development build evaluate and style, and keeps the script nonce', () => {
    const policy = directives({ development: true });
    expect(policy.get('script-src')).toContain("'unsafe-eval'");
    expect(policy.get('script-src')).toContain("'nonce-bm9uY2U='");
    // A nonce beside 'unsafe-inline' would switch the latter off.
    expect(policy.get('style-src')).toEqual(["'self'", "'unsafe-inline'"]);
  });
});

it('goes with headers against sniffing, framing and referrers', () => {
  expect(securityHeaders({ ancestors: [], pathname: '/en' })).toMatchObject({
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
  });
});

it('leaves framing to the policy where some may', () => {
  const own = securityHeaders({ ancestors: [], pathname: '/en' });
  const { 'X-Frame-Options': _, 'Cross-Origin-Resource-Policy': __, ...others } = own;
  expect(securityHeaders({ ancestors: ['https://news.example'], pathname: '/en' })).toEqual(others);
});

it('denies what the shop does not use, and nothing that it does', () => {
  const policy = securityHeaders({ ancestors: [], pathname: '/en' })['Permissions-Policy'] ?? '';
  const denied = policy.split(', ').map((entry) => /^([a-z-]+)=\(\)$/.exec(entry)?.[1]);
  expect(denied).toContain('camera');
  for (const used of ['clipboard-write', 'web-share', 'notifications'])
    expect(denied).not.toContain(used);
});

describe('a page about a buyer', () => {
  const headersOf = (pathname: string) => securityHeaders({ ancestors: [], pathname });

  it.each([
    '/en/checkout',
    '/en/orders',
    '/fil/orders/abc/receipt',
    '/en/gifts/abc',
    '/en/open',
    '/en/handover',
  ])('tells nobody of itself: %s', (pathname) => {
    expect(headersOf(pathname)).toMatchObject({
      'Referrer-Policy': 'no-referrer',
      'X-Robots-Tag': 'noindex',
    });
  });

  it.each(['/en', '/en/us/gift-cards/steam', '/en/receipts', '/en/cart', '/en/ordersx'])(
    'is not %s',
    (pathname) => {
      expect(headersOf(pathname)['Referrer-Policy']).toBe('strict-origin-when-cross-origin');
      expect(headersOf(pathname)).not.toHaveProperty('X-Robots-Tag');
    },
  );
});
