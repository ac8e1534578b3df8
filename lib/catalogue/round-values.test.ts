import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDecimals } from '../money';
import { rangeFault } from './range';
import { roundValues } from './round-values';

const range = (min: string, max: string, step: string | null = null) => ({ min, max, step });

describe('round values of a range', () => {
  it.each([
    [range('50', '500', '1'), ['50', '100', '200', '250', '500']],
    [range('10.00', '250.00', '5'), ['10', '20', '50', '100', '250']],
    [range('10000', '2000000'), ['10000', '25000', '100000', '250000', '2000000']],
    [range('20000', '50000', '1000'), ['20000', '25000', '50000']],
    [range('6000', '9000', '1'), []],
    [range('1', '9'), ['1', '2', '5']],
    [range('0.50', '5', '0.5'), ['0.5', '1', '2', '2.5', '5']],
    [range('0.001', '0.004'), ['0.001', '0.002']],
    [range('7', '100', '3'), ['10', '25', '100']],
    [range('25', '25'), ['25']],
  ])('%j are %j', (limits, values) => {
    expect(roundValues(limits)).toEqual(values);
  });

  it.each([range('30', '20'), range('', ''), range('x', '100'), range('0', '0')])(
    'of %j are none',
    (limits) => {
      expect(roundValues(limits)).toEqual([]);
    },
  );

  it('are sold, rise, and are no more than five', () => {
    const amount = fc
      .tuple(fc.bigInt({ min: 0n, max: 10n ** 14n }), fc.integer({ min: 0, max: 4 }))
      .map(([units, scale]) => {
        const digits = units.toString().padStart(scale + 1, '0');
        return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
      });
    fc.assert(
      fc.property(amount, amount, fc.option(amount), (min, max, step) => {
        const values = roundValues({ min, max, step });
        expect(values.length).toBeLessThanOrEqual(5);
        for (const [index, value] of values.entries()) {
          expect(rangeFault(value, { min, max, step })).toBeNull();
          expect(['1', '2', '25', '5']).toContain(value.replace(/[.0]/g, ''));
          const before = values[index - 1];
          if (before !== undefined) expect(compareDecimals(before, value)).toBe(-1);
        }
      }),
    );
  });

  it('are there whatever the size of the money, where the range spans ten times its beginning', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 15n }), (min) => {
        const limits = range(min.toString(), (min * 10n).toString());
        expect(roundValues(limits).length).toBeGreaterThanOrEqual(3);
      }),
    );
  });
});
