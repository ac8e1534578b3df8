import { expect, test } from 'vitest';
import { fromUnits, isLess, sum, toUnits } from './decimal';

test.each([
  ['53.41', 2, 5341n],
  ['53', 2, 5300n],
  ['0.00000001', 8, 1n],
  ['1.50', 1, 15n],
  ['1.55', 1, null],
  ['-1', 2, null],
  ['1e3', 2, null],
  ['', 2, null],
])('%s in units of place %i', (amount, decimals, units) => {
  expect(toUnits(amount, decimals)).toBe(units);
});

test('units become decimals with every place', () => {
  expect(fromUnits(5n, 2)).toBe('0.05');
  expect(fromUnits(500n, 0)).toBe('500');
  expect(fromUnits(0n, 8)).toBe('0.00000000');
});

test('sums keep the longest places and compare exactly', () => {
  expect(sum(['0.1', '0.20'])).toBe('0.30');
  expect(sum([])).toBe('0');
  expect(isLess('0.57', '0.571428571428571')).toBe(true);
  expect(isLess('10', '9.99')).toBe(false);
});
