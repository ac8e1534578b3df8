import { describe, expect, it } from 'vitest';
import { decimals, grouped, percentile, spread, tableLines } from './figures.mjs';

describe('a percentile', () => {
  it('is the smallest value that so many of all values do not exceed', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([50, 99, 100].map((percent) => percentile(hundred, percent))).toEqual([50, 99, 100]);
    expect(percentile([3, 1, 2], 50)).toBe(2);
    expect(percentile([10, 9], 99)).toBe(10);
  });

  it('orders numbers by value, and leaves the given ones as they were', () => {
    const values = [10, 9, 100];
    expect(percentile(values, 99)).toBe(100);
    expect(values).toEqual([10, 9, 100]);
  });

  it('of nothing is no number', () => {
    expect(spread([])).toEqual({ p50: Number.NaN, p99: Number.NaN });
  });
});

it('writes figures as people do, and a dash where there is none', () => {
  expect([1.234, undefined, Number.NaN, null].map((value) => decimals(value, 1))).toEqual([
    '1.2',
    '-',
    '-',
    '-',
  ]);
  expect(grouped(5000)).toBe('5,000');
});

it('sets a table with its names to the left and its figures to the right', () => {
  expect(
    tableLines([
      ['relay', 'p99'],
      ['node pipe', '1.5'],
      ['shop', '10.25'],
    ]),
  ).toEqual(['relay        p99', 'node pipe    1.5', 'shop       10.25']);
});
