import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDecimals } from '../money';
import { toBaseUnits, toUserUnits } from './base-units';
import { decimalOf } from './payment-fixtures';

describe('toBaseUnits', () => {
  it.each<[string, number, bigint]>([
    ['10.53', 6, 10_530_000n],
    ['1.000000000000000001', 18, 1_000_000_000_000_000_001n],
    ['1.2', 9, 1_200_000_000n],
    ['0.00003000', 8, 3_000n],
    ['0.000000010000', 8, 1n],
    ['.5', 8, 50_000_000n],
    ['007', 0, 7n],
    ['7.0', 0, 7n],
    ['9'.repeat(40), 0, 10n ** 40n - 1n],
  ])('reads %s with %i decimals as %s', (amount, decimals, units) => {
    expect(toBaseUnits(amount, decimals)).toBe(units);
  });

  it.each<[string, number]>([
    ['1.0000000000000000001', 18],
    ['0.0000001', 6],
    ['0', 6],
    ['0.000', 6],
    ['', 6],
    ['.', 6],
    ['5.', 6],
    ['5e-1', 6],
    ['1e3', 6],
    ['-1', 6],
    ['+1', 6],
    ['1,5', 6],
    ['1 000', 6],
    [' 1', 6],
    ['1\n', 6],
    ['0x10', 6],
    ['1.2.3', 6],
    ['١', 6],
    ['Infinity', 6],
    ['9'.repeat(41), 6],
  ])('refuses %j with %i decimals', (amount, decimals) => {
    expect(toBaseUnits(amount, decimals)).toBeNull();
    expect(toUserUnits(amount, decimals)).toBeNull();
  });
});

describe('toUserUnits', () => {
  it.each<[string, number, string]>([
    ['0.018602', 9, '0.018602'],
    ['.5', 9, '0.5'],
    ['0.00003000', 8, '0.00003'],
    ['0.00000001', 8, '0.00000001'],
    ['10.50', 6, '10.5'],
    ['100', 6, '100'],
    ['100.00', 6, '100'],
    ['007.10', 8, '7.1'],
    ['7', 0, '7'],
  ])('writes %s with %i decimals as %s', (amount, decimals, written) => {
    expect(toUserUnits(amount, decimals)).toBe(written);
  });
});

const amounts = fc.record({
  units: fc.bigInt({ min: 1n, max: 10n ** 30n }),
  decimals: fc.integer({ min: 0, max: 24 }),
  zeros: fc.nat(6),
});

describe('any amount', () => {
  it('comes through exactly, and is written as a plain decimal of the same value', () => {
    fc.assert(
      fc.property(amounts, ({ units, decimals, zeros }) => {
        const spelled = decimalOf(units, decimals, zeros);
        const amount = spelled.endsWith('.') ? spelled.slice(0, -1) : spelled;
        expect(toBaseUnits(amount, decimals)).toBe(units);
        const written = toUserUnits(amount, decimals) ?? '';
        expect(written).toMatch(/^(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/);
        expect(compareDecimals(written, amount)).toBe(0);
        expect(toBaseUnits(written, decimals)).toBe(units);
      }),
    );
  });

  it('that would have to be rounded is refused', () => {
    fc.assert(
      fc.property(amounts, ({ units, decimals }) => {
        const longer = units % 10n === 0n ? units + 1n : units;
        expect(toBaseUnits(decimalOf(longer, decimals + 1), decimals)).toBeNull();
      }),
    );
  });

  it('is nothing when the text is none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, decimals) => {
        if (/^\d*\.?\d+$/.test(text)) return;
        expect(toBaseUnits(text, decimals)).toBeNull();
      }),
    );
  });
});
