import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listQuerySchema } from './list-query';

const budgetOf = (budget: unknown, unit?: unknown) =>
  listQuerySchema.parse({ budget, in: unit }).budget;

describe('the budget of a list', () => {
  it.each([
    ['12.40', '12.40'],
    ['12,4', '12.4'],
    [' 7 ', '7'],
    ['007', '7'],
    ['0.00012', '0.00012'],
    ['0,005', '0.005'],
    ['1,000', '1000'],
    ['1,000,000.5', '1000000.5'],
    ['1.000', '1.000'],
  ])('reads %j as %s', (typed, amount) => {
    expect(budgetOf(typed, 'USDC')).toEqual({ amount, unit: 'USDC' });
  });

  it.each([
    ['12.40 usdc', 'BTC', 'usdc'],
    ['5USDT.e', 'BTC', 'USDT.e'],
    ['12', 'card', 'card'],
    ['12', ['a', 'b'], undefined],
    ['12', undefined, undefined],
  ])('counts %j beside %j in %s', (typed, unit, expected) => {
    expect(budgetOf(typed, unit)?.unit).toBe(expected);
  });

  it.each([
    '',
    '0',
    '0.00',
    '-5',
    '1e3',
    '1.2.3',
    '1,00,0',
    'abc',
    '<script>',
    '1 2',
    '.',
    ',5',
    '5 $$',
    '9'.repeat(13),
    `0.${'1'.repeat(19)}`,
    ['1', '2'],
    undefined,
  ])('finds none in %j', (typed) => {
    expect(budgetOf(typed, 'USDC')).toBeUndefined();
  });

  it('is a plain amount above zero or nothing, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d., a-z]{0,12}$/)), (typed) => {
        const budget = budgetOf(typed);
        if (budget === undefined) return;
        expect(budget.amount).toMatch(/^(?:0|[1-9]\d{0,11})(?:\.\d{1,18})?$/);
        expect(budget.amount).toMatch(/[1-9]/);
      }),
    );
  });
});

it('shows only what is in stock when asked in so many words', () => {
  expect(listQuerySchema.parse({ stock: 'in' }).inStock).toBe(true);
  for (const stock of ['', 'on', 'out', ['in', 'in'], undefined]) {
    expect(listQuerySchema.parse({ stock }).inStock).toBeUndefined();
  }
});
