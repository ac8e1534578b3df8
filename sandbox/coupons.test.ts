import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCoupon, reduced } from './coupons';

describe('readCoupon', () => {
  test.each([
    ['EXPIRED', 'COUPON_EXPIRED'],
    ['SPENT', 'COUPON_ALREADY_SPENT'],
    ['USED-UP', 'COUPON_MAX_USAGE_REACHED'],
    ['NOT-YET', 'COUPON_NOT_ACTIVE'],
    ['NOT-FOR-YOU', 'COUPON_NOT_VALID_FOR_USER'],
    ['CATEGORY', 'COUPON_NOT_VALID_FOR_CATEGORY'],
    ['KIND', 'COUPON_NOT_VALID_FOR_KIND'],
    ['BRAND', 'COUPON_NOT_VALID_FOR_BRAND'],
    ['COUNTRY', 'COUPON_NOT_VALID_FOR_COUNTRY'],
    ['STORE', 'COUPON_NOT_VALID_FOR_STORE'],
    ['LOGIN', 'COUPON_REQUIRES_LOGIN'],
    ['WELCOME', 'COUPON_NOT_FOUND'],
    ['toString', 'COUPON_NOT_FOUND'],
    [' expired ', 'COUPON_EXPIRED'],
  ])('%s is refused with %s', (text, problem) => {
    expect(readCoupon(text, '500.00')).toEqual({ kind: 'refused', problem });
  });

  test.each(['', '  '])('%j is none', (text) => {
    expect(readCoupon(text, '500.00')).toEqual({ kind: 'none' });
  });

  test('MIN-100 is for orders of a hundred euros and more', () => {
    const problem = 'COUPON_BELOW_MIN_AMOUNT';
    expect(readCoupon('MIN-100', '99.99')).toEqual({ kind: 'refused', problem });
    expect(readCoupon('MIN-100', '100.00')).toEqual({ kind: 'taken', code: 'MIN-100' });
  });
});

describe('reduced', () => {
  const taken = { kind: 'taken', code: 'SAVE10' } as const;

  test.each([
    ['53.41', '48.07'],
    ['0.01', '0.01'],
    ['0.00014110', '0.00012699'],
    ['10', '9'],
  ])('%s becomes %s', (amount, less) => {
    expect(reduced(amount, taken)).toBe(less);
    expect(reduced(amount, { kind: 'none' })).toBe(amount);
  });

  test('is the least amount of the same places that is nine tenths or more', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 15n }), (units) => {
        const text = String(units).padStart(9, '0');
        const amount = `${text.slice(0, -8)}.${text.slice(-8)}`;
        const less = BigInt(reduced(amount, taken).replace('.', ''));
        expect(less * 10n >= units * 9n && (less - 1n) * 10n < units * 9n).toBe(true);
      }),
    );
  });
});
