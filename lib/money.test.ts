import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareDecimals,
  formatFiat,
  isOnStep,
  readTypedAmount,
  remainder,
  timesDecimal,
  trimDecimal,
} from './money';

const decimal = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 24n }), fc.integer({ min: 0, max: 18 }))
  .map(([units, scale]) => {
    const digits = units.toString().padStart(scale + 1, '0');
    return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  });

describe('decimals', () => {
  it('subtracts to the last of eighteen digits', () => {
    expect(remainder('1.000000000000000001', '1')).toBe('0.000000000000000001');
    expect(remainder('53.41', '20.00')).toBe('33.41');
    expect(remainder('20', '53.41')).toBe('0.00');
    expect(remainder('x', '1')).toBeNull();
  });

  it('multiplies exactly', () => {
    expect(timesDecimal('0.1', '0.2')).toBe('0.02');
    expect(timesDecimal('1.000000000000000001', '3')).toBe('3.000000000000000003');
    expect(timesDecimal('x', '1')).toBeNull();
    expect(timesDecimal('1', '-1')).toBeNull();
  });

  it('compares by value, not by spelling', () => {
    expect(compareDecimals('1.10', '1.1')).toBe(0);
    expect(compareDecimals('9', '10')).toBe(-1);
    expect(compareDecimals('1e3', '1')).toBeNull();
  });

  it('never leaves more due than the total, and nothing once all is paid', () => {
    fc.assert(
      fc.property(decimal, decimal, (total, part) => {
        const due = remainder(total, part);
        expect(due).not.toBeNull();
        expect(compareDecimals(due ?? '', total)).toBeLessThanOrEqual(0);
        if (compareDecimals(part, total) !== -1) expect(compareDecimals(due ?? '', '0')).toBe(0);
      }),
    );
  });

  it('knows whether a value stands on a step', () => {
    expect(isOnStep('75', '50.00', '25')).toBe(true);
    expect(isOnStep('80', '50', '25')).toBe(false);
    expect(isOnStep('0.3', '0', '0.1')).toBe(true);
    expect(isOnStep('80.5', '50', '1')).toBe(false);
  });

  it('drops digits that say nothing', () => {
    expect([trimDecimal('50.00'), trimDecimal('12.50'), trimDecimal('100')]).toEqual([
      '50',
      '12.5',
      '100',
    ]);
  });
});

describe('readTypedAmount', () => {
  it.each([
    ['100', '100'],
    [' $25.50 ', '25.50'],
    ['25,5', '25.5'],
    ['007', '7'],
    ['1,000', null],
    ['1.2.3', null],
    ['-5', null],
    ['1e3', null],
    ['', null],
  ])('reads %j as %j', (typed, expected) => {
    expect(readTypedAmount(typed)).toBe(expected);
  });
});

describe('formatFiat', () => {
  it('follows the language and the currency', () => {
    expect(formatFiat('50.00', 'USD', 'en')).toBe('$50');
    expect(formatFiat('12.5', 'EUR', 'de')).toBe('12,50\u00a0€');
    expect(formatFiat('5', 'POINTS', 'en')).toBe('5 POINTS');
  });
});
