import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { problemFields, problemRepairs } from '@/schemas/problem';
import { canonicalCode, problemOf, problemRule, problemRules } from './problems';

/** The codes of the supplier's reference for validations. */
const listed = [
  'AMOUNT_LESS_THEN_MINIMUM_ALLOWED',
  'MAXIMUM_AMOUNT_PER_ORDER_EXCEEDED',
  'DAILY_SPENDING_LIMIT_EXCEEDED',
  'MONTHLY_SPENDING_LIMIT_EXCEEDED',
  'PRODUCT_COUNT_EXCEEDED',
  'MULTIPLE_LIMITED_PRODUCT_SAME_ORDER',
  'NOT_AVAILABLE_PRODUCT',
  'OUT_OF_STOCK',
  'NOT_ACTIVE',
  'INVALID_BENEFICIARY_ACCOUNT',
  'NOT_ALLOWED_PAYMENT_VIA',
  'UNSUPPORTED_PROTOCOL_COIN_COMBINATION',
  'LOGIN_REQUIRED',
  'COUPON_REQUIRES_LOGIN',
  'COUPON_NOT_FOUND',
  'COUPON_NOT_ACTIVE',
  'COUPON_ALREADY_SPENT',
  'COUPON_MAX_USAGE_REACHED',
  'COUPON_EXPIRED',
  'COUPON_BELOW_MIN_AMOUNT',
  'COUPON_NOT_VALID_FOR_USER',
  'COUPON_NOT_VALID_FOR_CATEGORY',
  'COUPON_NOT_VALID_FOR_KIND',
  'COUPON_NOT_VALID_FOR_BRAND',
  'COUPON_NOT_VALID_FOR_COUNTRY',
  'COUPON_NOT_VALID_FOR_STORE',
  'KYC_MISSING',
  'KYC_PENDING',
  'VERIFICATION_REQUIRED',
];
/** Codes of its other answers. */
const elsewhere = [
  'FULLNAME_MISSING',
  'INVALID_EMAIL_DOMAIN',
  'SUSPENDED_COIN',
  'SUSPENDED_NETWORK',
];

const folder = fileURLToPath(new URL('../../messages/', import.meta.url));
const file = z.object({ problems: z.record(z.string(), z.string()) });
const languages = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name): [string, Record<string, string>] => [
    name,
    file.parse(JSON.parse(readFileSync(`${folder}${name}`, 'utf8'))).problems,
  ]);

describe('the table of problems', () => {
  it('has the supplier’s codes, all of them and no other', () => {
    expect(listed).toHaveLength(29);
    expect(Object.keys(problemRules).toSorted()).toEqual([...listed, ...elsewhere].toSorted());
  });

  it('leads every part of a checkout and every repair somewhere', () => {
    const rules = Object.values(problemRules);
    expect(new Set(rules.map(({ field }) => field))).toEqual(new Set(problemFields));
    expect(new Set(rules.map(({ repair }) => repair))).toEqual(new Set(problemRepairs));
  });

  it.each([
    ['PRODUCT_NOT_AVAILABLE', 'NOT_AVAILABLE_PRODUCT'],
    ['INVALID_DENOMINATION', 'NOT_AVAILABLE_PRODUCT'],
    ['INVALID_PRODUCT_VALUE', 'NOT_AVAILABLE_PRODUCT'],
    ['COUNTRY_NOT_SUPPORTED', 'NOT_AVAILABLE_PRODUCT'],
    ['AMOUNT_TOO_LOW', 'AMOUNT_LESS_THEN_MINIMUM_ALLOWED'],
    ['AMOUNT_TOO_HIGH', 'MAXIMUM_AMOUNT_PER_ORDER_EXCEEDED'],
  ] as const)('takes %s for %s', (alias, code) => {
    expect(canonicalCode(alias)).toBe(code);
    expect(problemRule(alias)).toBe(problemRules[code]);
  });

  it.each([
    ['COUPON_TOO_OLD', 'coupon', 'drop-coupon'],
    ['KYC_EXPIRED', 'identity', 'verify-identity'],
    ['PHONE_VERIFICATION_MISSING', 'identity', 'verify-identity'],
    ['WEEKLY_SPENDING_LIMIT_EXCEEDED', 'limit', 'lower-value'],
    ['SUSPENDED_PAYMENT_VIA', 'payment', 'switch-payment'],
    ['NOT_ENOUGH_STOCK', 'product', 'choose-another-value'],
    ['PRODUCT_RETIRED', 'product', 'choose-another-value'],
  ])('knows %s by its family', (code, group, repair) => {
    expect(canonicalCode(code)).toBe(code);
    expect(problemRule(code)).toMatchObject({ group, repair });
  });

  it('knows nothing of other texts, whatever they are called', () => {
    const inherited = Object.getOwnPropertyNames(Object.prototype);
    for (const text of ['REGION_BLOCKED', 'unreachable', '', ...inherited]) {
      expect(problemRule(text)).toBeNull();
    }
  });
});

it('a problem by its code alone has no details', () => {
  const empty = { vias: [], combinations: [] };
  expect(problemOf('OUT_OF_STOCK')).toEqual({ code: 'OUT_OF_STOCK', details: empty });
});

describe.each(languages)('the sentences of %s', (name, sentences) => {
  it('are one for each code, and one for all others', () => {
    const wanted = [...Object.keys(problemRules), 'unknown'];
    expect(Object.keys(sentences).toSorted()).toEqual(wanted.toSorted());
  });

  it('show a code that nobody knows, and no other', () => {
    const { unknown, ...known } = sentences;
    expect(unknown).toContain('{code}');
    expect(Object.values(known).filter((text) => /[{}]|[A-Z]+_[A-Z]+/.test(text))).toEqual([]);
  });

  it('are short, whole, and say what is so as well as what to do', () => {
    // Other languages take a quarter more than English.
    const most = name === 'en.json' ? 160 : 200;
    const poor = Object.entries(sentences).filter(
      ([, text]) =>
        text.length > most ||
        !/[^\s.]{2}[.。।]$/u.test(text) ||
        !/[.;:,।] \S|[。；：，]\S/u.test(text),
    );
    expect(poor).toEqual([]);
  });
});

describe('the English sentences', () => {
  const english = languages.find(([name]) => name === 'en.json')?.[1] ?? {};
  const advice = {
    'choose-another-value': /choose another value or another product/i,
    'choose-another-product': /choose another one/i,
    'lower-value': /choose a lower value/i,
    'raise-value': /choose a higher value/i,
    'split-order': /^.*order (fewer at a time|them one after the other)/i,
    'fix-recipient': /check the e-mail/i,
    'fix-email': /use an address/i,
    'switch-payment': /choose another coin/i,
    'switch-network': /choose another network/i,
    'drop-coupon': /order without it/i,
    'verify-identity': /in your account there.*then order again|sign in there/i,
    wait: /order again once/i,
    'sign-in-elsewhere': /with an account at cryptorefills/i,
  } as const;

  it.each(Object.entries(problemRules))('of %s advise its repair', (code, { repair }) => {
    expect(english[code]).toMatch(advice[repair]);
  });

  it.each(['KYC_MISSING', 'KYC_PENDING', 'VERIFICATION_REQUIRED'])(
    'of %s say who asks, and how long it takes',
    (code) => {
      expect(english[code]).toMatch(/Cryptorefills, not this shop/);
      expect(english[code]).toMatch(/usually .*20 minutes.*48 hours/);
    },
  );
});
