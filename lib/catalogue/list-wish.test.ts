import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locales } from '@/schemas/languages';
import { listQuerySchema } from '@/schemas/list-query';
import { isSettled, readListWish, typedForm } from './list-wish';

const wishOf = (query: object, locale = 'en') => readListWish(listQuerySchema.parse(query), locale);
const budgetOf = (budget: unknown, unit?: unknown, locale?: string) =>
  wishOf({ budget, in: unit }, locale).budget;

describe('the budget of a list', () => {
  it.each([
    ['12.40', 'en', '12.40'],
    ['12,4', 'en', '12.4'],
    [' 7 ', 'en', '7'],
    ['007', 'en', '7'],
    ['0.00012', 'en', '0.00012'],
    ['0,005', 'en', '0.0050'],
    ['1,000', 'en', '1000'],
    ['1,000,000.5', 'en', '1000000.5'],
    ['1.000', 'en', '1'],
    ['1.234', 'en', '1.2340'],
    ['1.000', 'de', '1000'],
    ['1,000', 'de', '1'],
    ['12,40', 'de', '12.40'],
    ['1.234,50', 'de', '1234.50'],
    ['1.234.567', 'pt', '1234567'],
    ['1\u202f234,5', 'fr', '1234.5'],
    ["1'234.50", 'it', '1234.50'],
    ['1.000', 'tr', '1000'],
    ['1.000', 'vi', '1000'],
    ['1,000', 'zh', '1000'],
    ['1,00,000', 'hi', '100000'],
    ['१२.५', 'hi', '12.5'],
    ['１２．４０', 'zh', '12.40'],
  ])('reads %j in %s as %s', (typed, locale, amount) => {
    expect(budgetOf(typed, 'USDC', locale)).toEqual({ amount, unit: 'USDC' });
  });

  it.each([
    ['12.40 usdc', 'BTC', 'usdc'],
    ['5USDT.e', 'BTC', 'USDT.e'],
    ['$5', 'BTC', '$'],
    ['5 €', 'BTC', '€'],
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
    '$5 usd',
    '9'.repeat(13),
    `0.${'1'.repeat(19)}`,
    ['1', '2'],
    undefined,
  ])('finds none in %j', (typed) => {
    expect(budgetOf(typed, 'USDC')).toBeUndefined();
  });

  const typed = fc.oneof(fc.string(), fc.stringMatching(/^[\d., {2}a-z$]{0,12}$/));

  it('is a plain amount above zero or nothing, whatever is typed', () => {
    fc.assert(
      fc.property(typed, fc.constantFrom(...locales), (text, locale) => {
        const budget = budgetOf(text, undefined, locale);
        if (budget === undefined) return;
        expect(budget.amount).toMatch(/^(?:0|[1-9]\d{0,11})(?:\.\d{1,19})?$/);
        expect(budget.amount).toMatch(/[1-9]/);
      }),
    );
  });

  it('once settled is the same in every language, and is asked for no more', () => {
    const amounts = fc.stringMatching(/^\d{1,6}(?:[.,]\d{1,6}){0,2}$/);
    const locale = fc.constantFrom(...locales);
    fc.assert(
      fc.property(fc.oneof(amounts, typed), locale, locale, (text, one, other) => {
        const wish = wishOf({ budget: text, in: 'USDC' }, one);
        if (wish.budget === undefined) return;
        const { amount, unit } = wish.budget;
        const query = listQuerySchema.parse({ budget: amount, in: unit });
        const again = readListWish(query, other);
        expect(again.budget).toEqual(wish.budget);
        expect(isSettled(query, again)).toBe(true);
        // And what its field shows is read as the same.
        const shown = budgetOf(typedForm(amount, other), unit, other);
        expect(shown).toEqual(wish.budget);
      }),
    );
  });

  it('is not settled as it was typed, or with its unit beside it', () => {
    const isAsTyped = (query: object, locale: string) => {
      const parsed = listQuerySchema.parse(query);
      return isSettled(parsed, readListWish(parsed, locale));
    };
    expect(isAsTyped({ budget: '1.000', in: 'USDC' }, 'de')).toBe(false);
    expect(isAsTyped({ budget: '12 usdc', in: 'BTC' }, 'en')).toBe(false);
    expect(isAsTyped({ budget: '12.40', in: 'BTC' }, 'de')).toBe(true);
    // What cannot be read narrows nothing, and stays.
    expect(isAsTyped({ budget: 'lots', in: 'BTC' }, 'de')).toBe(true);
    expect(isAsTyped({}, 'de')).toBe(true);
  });
});

it('writes amounts with the decimal mark of the language', () => {
  expect(locales.map((locale) => typedForm('1234.5', locale))).toEqual(
    locales.map((locale) =>
      ['es', 'fr', 'de', 'it', 'pt', 'tr', 'vi'].includes(locale) ? '1234,5' : '1234.5',
    ),
  );
});
