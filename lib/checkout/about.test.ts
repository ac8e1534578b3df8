import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAbout } from './about';

describe('an amount', () => {
  it.each([
    ['10.00', '10'],
    ['10.05', '10'],
    ['0.00010050', '0.0001'],
    ['0.5', '1'],
    ['0', '0'],
  ])('%s is about %s', (amount, seen) => expect(isAbout(amount, seen)).toBe(true));

  it.each([
    ['10.0500001', '10'],
    ['11', '10'],
    ['0.000100500000000001', '0.0001'],
    ['0.01', '0'],
  ])('%s is not about %s', (amount, seen) => expect(isAbout(amount, seen)).toBe(false));

  it.each(['', 'soon', '-1', '1e3', '1,5', ' 1', 'NaN'])('%j is about nothing', (text) => {
    expect([isAbout(text, '1'), isAbout('1', text), isAbout(text, text)]).toEqual(
      Array(3).fill(false),
    );
  });

  it('is about what was seen up to a two-hundredth above it, exactly', () => {
    const units = fc.bigInt({ min: 0n, max: 10n ** 24n });
    const near = fc
      .tuple(units, fc.bigInt({ min: -2n, max: 2n }))
      .map(([seen, off]): [bigint, bigint] => [seen, (seen * 201n) / 200n + off])
      .filter(([, amount]) => amount >= 0n);
    fc.assert(
      fc.property(fc.oneof(fc.tuple(units, units), near), ([seen, amount]) => {
        expect(isAbout(`${amount}`, `${seen}`)).toBe(amount * 200n <= seen * 201n);
      }),
    );
  });
});
