import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDecimals } from './money';
import { readTypedAmount } from './typed-amount';

describe('an amount', () => {
  it.each<[typed: string, locale: string, currency: string, read: string | null]>([
    ['100', 'en', 'USD', '100'],
    [' 25.50 ', 'en', 'USD', '25.50'],
    ['25,5', 'en', 'USD', '25.5'],
    ['007', 'en', 'USD', '7'],
    ['0', 'en', 'USD', '0'],
    ['1.234,50', 'en', 'USD', '1234.50'],
    ['1,234.50', 'de', 'EUR', '1234.50'],
    ['1.234,50', 'de', 'EUR', '1234.50'],
    ['1 234,50', 'fr', 'EUR', '1234.50'],
    ['1\u202f234,50', 'fr', 'EUR', '1234.50'],
    ["1'234.50", 'de-CH', 'CHF', '1234.50'],
    ['1,234,567', 'de', 'EUR', '1234567'],
    ['1,23,456.7', 'en-IN', 'INR', '123456.7'],
    ['1,000', 'en', 'USD', '1000'],
    ['1.000', 'de', 'EUR', '1000'],
    ['1,000', 'de', 'EUR', null],
    ['1.000', 'en', 'USD', null],
    ['0,500', 'en', 'USD', null],
    ['1.2.3', 'en', 'USD', null],
    ['1,2,3', 'en', 'USD', null],
    ['12,34.5', 'en', 'USD', null],
    ['1 234.567,50', 'en', 'USD', null],
    ['2 5', 'en', 'USD', null],
    ['25.505', 'en', 'USD', null],
    ['1234567890123', 'en', 'USD', null],
  ])('%j on a page in %s of %s is %j', (typed, locale, currency, read) => {
    expect(readTypedAmount(typed, { locale, currency })).toBe(read);
  });

  it.each([
    ['٧٥', '75'],
    ['١٬٢٣٤٫٥٠', '1234.50'],
    ['۷۵', '75'],
    ['७५', '75'],
    ['７５', '75'],
    ['１，２３４．５', '1234.5'],
    ['\u200f٧٥\u200e', '75'],
    ['5²', null],
    ['½', null],
    ['⑦', null],
    ['Ⅻ', null],
  ])('in the digits of another script, %j is %j', (typed, read) => {
    expect(readTypedAmount(typed, { locale: 'en', currency: 'USD' })).toBe(read);
  });

  it.each<[typed: string, currency: string, read: string | null]>([
    ['$25', 'USD', '25'],
    ['＄25', 'USD', '25'],
    ['25 USD', 'USD', '25'],
    ['usd 25', 'USD', '25'],
    ['$25 USD', 'USD', '25'],
    ['25 €', 'EUR', '25'],
    ['R$ 25', 'BRL', '25'],
    ['₹199', 'INR', '199'],
    ['25 PLN', 'PLN', '25'],
    ['25 zł', 'PLN', '25'],
    ['25 kr', 'SEK', '25'],
    ['800 Robux', 'Robux', '800'],
    ['€25', 'USD', null],
    ['25 EUR', 'USD', null],
    ['25k', 'USD', null],
    ['$', 'USD', null],
    ['USD', 'USD', null],
  ])('with a currency along, %j of %s is %j', (typed, currency, read) => {
    expect(readTypedAmount(typed, { locale: 'en', currency })).toBe(read);
  });

  it.each(['', ' ', '-5', '−5', '1e3', '0x10', '5%', '5/2', '1+1', '.', ',5', '5.', 'NaN'])(
    'is none in %j',
    (typed) => {
      expect(readTypedAmount(typed, { locale: 'en', currency: 'USD' })).toBeNull();
    },
  );

  it.each<[typed: string, locale: string, read: string | null]>([
    ['0.00012', 'en', '0.00012'],
    ['1.234', 'en', '1.234'],
    ['1,234', 'en', '1234'],
    ['1.234', 'de', '1234'],
    ['1,234', 'de', '1.234'],
    ['0.500', 'de', '0.500'],
    ['1.234,567', 'de', '1234.567'],
    ['1.2345', 'de', '1.2345'],
    ['1.23456789', 'de', null],
  ])('of up to seven decimals, %j on a page in %s is %j', (typed, locale, read) => {
    expect(readTypedAmount(typed, { locale, decimals: 7 })).toBe(read);
  });

  it('without a known currency may carry any one sign', () => {
    expect(readTypedAmount('€25', { locale: 'en' })).toBe('25');
    expect(readTypedAmount('25 £', { locale: 'en' })).toBe('25');
  });

  const languages = [
    'en',
    'de',
    'es',
    'fr',
    'it',
    'pt',
    'tr',
    'vi',
    'fil',
    'hi',
    'zh',
    'ar-EG',
    'fa',
  ];

  it('is read back from the way Intl writes it, in every language', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...languages),
        fc.constantFrom('USD', 'EUR', 'BRL', 'TRY', 'INR', 'VND', 'IDR', 'KES'),
        fc.integer({ min: 0, max: 999_999_999 }),
        (locale, currency, cents) => {
          const amount = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
          const format = new Intl.NumberFormat(locale, {
            style: 'currency',
            currency,
            minimumFractionDigits: 2,
            maximumFractionDigits: 2,
          });
          const typed = format.format(amount as Intl.StringNumericLiteral);
          const read = readTypedAmount(typed, { locale, currency });
          expect(read, typed).not.toBeNull();
          expect(compareDecimals(read ?? '', amount), typed).toBe(0);
        },
      ),
    );
  });

  it('is plain or none, whatever is typed in whatever language', () => {
    const rubbish = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(...'0123456789.,  $€٣۴'.split('')), maxLength: 20 }),
    );
    fc.assert(
      fc.property(rubbish, fc.constantFrom(...languages, 'no language'), (typed, locale) => {
        const read = readTypedAmount(typed, { locale, currency: 'USD' });
        if (read !== null) expect(read).toMatch(/^(?:0|[1-9]\d{0,11})(?:\.\d{1,2})?$/);
      }),
    );
  });

  it('does not change when what was read is typed again', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789., '.split('')) }), (typed) => {
        for (const locale of ['en', 'de', 'fr']) {
          const read = readTypedAmount(typed, { locale, currency: 'EUR' });
          if (read !== null) expect(readTypedAmount(read, { locale, currency: 'EUR' })).toBe(read);
        }
      }),
    );
  });
});
