import { decimalsOf, fromUnits, isLess, toUnits } from './decimal';
import type { ProblemCode } from './problem-codes';

const refusals = new Map<string, ProblemCode>([
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
]);

/** What every coupon that is taken takes off. */
const percentOff = 10n;
/** Euros an order must come to for `MIN-100`. */
const leastForMin100 = '100';

export type Coupon =
  | { kind: 'none' }
  | { kind: 'taken'; code: string }
  | { kind: 'refused'; problem: ProblemCode };

/** Reads a coupon, in any case, for an order worth `eurValue`. */
export function readCoupon(text: string, eurValue: string): Coupon {
  const code = text.trim().toUpperCase();
  if (code === '') return { kind: 'none' };
  if (code === 'SAVE10') return { kind: 'taken', code };
  if (code === 'MIN-100') {
    const tooLittle = isLess(eurValue, leastForMin100);
    return tooLittle
      ? { kind: 'refused', problem: 'COUPON_BELOW_MIN_AMOUNT' }
      : { kind: 'taken', code };
  }
  return { kind: 'refused', problem: refusals.get(code) ?? 'COUPON_NOT_FOUND' };
}

/** A decimal amount with the coupon taken off, rounded up in its last place. */
export function reduced(amount: string, coupon: Coupon): string {
  if (coupon.kind !== 'taken') return amount;
  const decimals = decimalsOf(amount);
  const units = (toUnits(amount, decimals) ?? 0n) * (100n - percentOff);
  return fromUnits((units + 99n) / 100n, decimals);
}
