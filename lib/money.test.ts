import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareDecimals,
  compareQuotients,
  divided,
  formatFiat,
  isOnStep,
  remainder,
  sumDecimals,
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

  it('adds up exactly, however many and however written', () => {
    expect(sumDecimals([])).toBe('0');
    expect(sumDecimals(['0.1', '0.20', '3'])).toBe('3.30');
    expect(sumDecimals(['9', '1.000000000000000001'])).toBe('10.000000000000000001');
    const scale = 18;
    const unitsIn = (text: string) => {
      const [whole = '', fraction = ''] = text.split('.');
      return BigInt(whole + fraction.padEnd(scale, '0'));
    };
    fc.assert(
      fc.property(fc.array(decimal, { maxLength: 12 }), (amounts) => {
        const total = amounts.reduce((units, amount) => units + unitsIn(amount), 0n);
        expect(unitsIn(sumDecimals(amounts) ?? '')).toBe(total);
      }),
    );
  });

  it.each(['', 'x', '-1', '1e3', '1,5', '.5', 'NaN'])('does not add %j to anything', (text) => {
    expect([sumDecimals([text]), sumDecimals(['1', text, '2'])]).toEqual([null, null]);
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

describe('quotients', () => {
  it.each([
    [{ total: '14.42', parts: '5' }, 2, '2.88'],
    [{ total: '1', parts: '3' }, 4, '0.3333'],
    [{ total: '2', parts: '3' }, 0, '1'],
    [{ total: '0.5', parts: '100' }, 2, '0.01'],
    [{ total: '0.00014123', parts: '0.5' }, 8, '0.00028246'],
    [{ total: '1', parts: '0' }, 2, null],
    [{ total: 'x', parts: '1' }, 2, null],
  ])('%j to %i decimals is %j', (quotient, scale, expected) => {
    expect(divided(quotient, scale)).toBe(expected);
  });

  it('compare exactly where rounding would call them equal', () => {
    const third = { total: '1', parts: '3' };
    expect(compareQuotients(third, { total: '0.333333333333', parts: '1' })).toBe(1);
    expect(compareQuotients(third, { total: '2.0', parts: '6' })).toBe(0);
    expect(compareQuotients(third, { total: '1', parts: '0' })).toBeNull();
  });

  it('rounded are at most half a digit away', () => {
    fc.assert(
      fc.property(decimal, decimal, fc.integer({ min: 0, max: 8 }), (total, parts, scale) => {
        const rounded = divided({ total, parts }, scale);
        if (compareDecimals(parts, '0') === 0) {
          expect(rounded).toBeNull();
          return;
        }
        const half = `0.${'0'.repeat(scale)}5`;
        const shared = { a: { total, parts }, b: { total: rounded ?? '', parts: '1' } };
        const order = compareQuotients(shared.a, shared.b);
        expect(order).not.toBeNull();
        if (order === 1) {
          const gap = remainder(total, productOf(rounded ?? '', parts)) ?? '';
          expect(compareQuotients({ total: gap, parts }, { total: half, parts: '1' })).toBe(-1);
        }
      }),
    );
  });
});

/** Test arithmetic of its own: the product of two plain decimals. */
function productOf(one: string, other: string): string {
  const scale = (text: string) => text.split('.')[1]?.length ?? 0;
  const units = BigInt(one.replace('.', '')) * BigInt(other.replace('.', ''));
  const decimals = scale(one) + scale(other);
  const digits = units.toString().padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

describe('formatFiat', () => {
  it('follows the language and the currency', () => {
    expect(formatFiat('50.00', 'USD', 'en')).toBe('$50');
    expect(formatFiat('12.5', 'EUR', 'de')).toBe('12,50\u00a0€');
    expect(formatFiat('5', 'POINTS', 'en')).toBe('5 POINTS');
  });
});
