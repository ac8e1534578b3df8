import { describe, expect, it } from 'vitest';
import { fill } from './fill';

describe('fill', () => {
  it.each<[string, Record<string, string | number>, string]>([
    ['Send {amount} {coin}', { amount: '26.80', coin: 'USDC' }, 'Send 26.80 USDC'],
    ['{a}{a}', { a: 'x' }, 'xx'],
    ['{count} left', { count: 0 }, '0 left'],
    ['{none} is kept', {}, '{none} is kept'],
    ['{empty}.', { empty: '' }, '.'],
    ['{a}', { a: '{b}', b: 'never' }, '{b}'],
    ['{a}', { a: '$& $1 $$' }, '$& $1 $$'],
    ['{ a } {} {a-b}', { a: 'x' }, '{ a } {} {a-b}'],
    ['{constructor} {toString}', {}, '{constructor} {toString}'],
  ])('writes %j with %j', (template, values, expected) => {
    expect(fill(template, values)).toBe(expected);
  });
});
