import { describe, expect, it } from 'vitest';
import { countryCodeSchema, countrySegmentSchema } from './country';
import { countryCodes } from './country-codes';
import { listQuerySchema, productQuerySchema } from './list-query';
import { orderIdSchema, supplierIdSchema } from './order';
import { sessionCookieSchema } from './session';
import { isSimulation } from './simulation';

describe('a country', () => {
  it('has two letters, in lower case in URLs and in upper case for the supplier', () => {
    expect(new Set(countryCodes).size).toBe(233);
    for (const code of countryCodes) {
      expect(countryCodeSchema.parse(code)).toBe(code);
      expect(countrySegmentSchema.parse(code.toLowerCase())).toBe(code.toLowerCase());
    }
  });

  it.each(['us', 'USA', '', 'U', 'U S', '..'])('is not %j', (code) => {
    expect(countryCodeSchema.safeParse(code).success).toBe(false);
  });

  it.each(['US', 'Us', 'usa', '', '..', 'u%', 'ſt'])('is not %j in a URL', (code) => {
    expect(countrySegmentSchema.safeParse(code).success).toBe(false);
  });
});

describe('an id', () => {
  it.each(['3f6f1a52-93f4-4f7e-8f0d-51b5f1d4a901', 'ord_abc123xyz', 'x', 'y'.repeat(80)])(
    'of the supplier may be %s',
    (id) => {
      expect(supplierIdSchema.safeParse(id).success).toBe(true);
    },
  );

  it.each(['', '.', '..', 'a/b', 'a%2fb', 'a?b', 'a#b', 'a b', 'a\n', 'é', 'y'.repeat(81)])(
    'of the supplier never leaves its path segment: %j',
    (id) => {
      expect(supplierIdSchema.safeParse(id).success).toBe(false);
    },
  );

  it('of the shop is 24 characters of base64url', () => {
    expect(orderIdSchema.safeParse('abcdefghijklmnopqrst-_09').success).toBe(true);
    for (const id of [
      '',
      'x'.repeat(23),
      'x'.repeat(25),
      `${'x'.repeat(23)}/`,
      `${'x'.repeat(24)}\n`,
    ]) {
      expect(orderIdSchema.safeParse(id).success).toBe(false);
    }
  });

  it('of a session comes with the version of its cookie', () => {
    const id = 'x'.repeat(24);
    expect(sessionCookieSchema.parse({ v: 1, id, exp: 5 })).toEqual({ v: 1, id });
    // A newer shop's, after an upgrade was taken back: its id is still the buyer's.
    expect(sessionCookieSchema.parse({ v: 2, id, since: 5 })).toEqual({ v: 2, id });
    for (const payload of [{ id }, { v: 0, id }, { v: 1, id: 'short' }, { v: 1 }, null]) {
      expect(sessionCookieSchema.safeParse(payload).success).toBe(false);
    }
  });
});

describe('the query of a list', () => {
  it.each([
    [{}, {}],
    [
      { q: ' steam ', category: 'games' },
      { q: 'steam', category: 'games' },
    ],
    [{ q: '', category: '  ' }, {}],
    [{ q: ['a', 'b'], category: 'games' }, { category: 'games' }],
    [{ q: 'x'.repeat(81) }, {}],
    [{ other: 'x' }, {}],
  ])('%j narrows by %j and never fails', (query, expected) => {
    const read = listQuerySchema.parse(query);
    expect({ q: read.q, category: read.category }).toEqual({
      q: undefined,
      category: undefined,
      ...expected,
    });
  });

  it('of a product page names a coin or none', () => {
    expect(productQuerySchema.parse({ coin: 'BTC' }).coin).toBe('BTC');
    expect(productQuerySchema.parse({ coin: ['BTC', 'ETH'] }).coin).toBeUndefined();
  });
});

it('knows the commands of the sandbox’s panel and no others', () => {
  expect(['pay', 'pay-part', 'expire', 'fail', 'review'].every(isSimulation)).toBe(true);
  expect(['', 'refund', 'PAY', 'constructor'].some(isSimulation)).toBe(false);
});
