import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencies, localLabel } from '@/sandbox/catalogue/currencies';
import { readLabelAmount } from './label-amount';

describe('readLabelAmount', () => {
  it.each([
    ['$5', '5', 'USD'],
    ['$1,000', '1000', 'USD'],
    ['R$1,000', '1000', 'BRL'],
    ['R$ 25', '25', 'BRL'],
    ['A$2', '2', 'AUD'],
    ['MX$200', '200', 'MXN'],
    ['C$10', '10', 'CAD'],
    ['TRY300', '300', 'TRY'],
    ['150.000 IDR', '150000', 'IDR'],
    ['1 000 AED', '1000', 'AED'],
    ['1 000 AED', '1000', 'AED'],
    ['25,50 EUR', '25.50', 'EUR'],
    ['€1.234,50', '1234.50', 'EUR'],
    ['$1,234.5', '1234.5', 'USD'],
    ['₩5,000', '5000', 'KRW'],
    ['3.000.000 VND', '3000000', 'VND'],
    ['KSh500', '500', 'KES'],
    ['30 USD', '30', 'USD'],
    ['100 kr', '100', 'kr'],
    ['7.5 KWD', '7.5', 'KWD'],
  ])('reads %j as %s of %s', (label, amount, unit) => {
    expect(readLabelAmount(label)).toMatchObject({ amount, unit });
  });

  it.each([
    null,
    '',
    '5',
    '$',
    '800 Robux',
    '4745 VP',
    '60 UC',
    '1 GB 7 days',
    '12 months',
    '1 month',
    'Java & Bedrock Ed',
    '$5 EUR',
    '$1,00,000',
    '$1.000.00',
    '$1,2345',
    '-$5',
    '$-5',
    '1.500 KWD',
    '$5 – $10',
    'Unlimited 30 days',
    '<b>5',
    `$${'9'.repeat(40)}`,
  ])('finds no amount in %j', (label) => {
    expect(readLabelAmount(label)).toBeNull();
  });

  it('keeps how the label writes the currency', () => {
    expect(readLabelAmount('€10')?.sign).toBe('€');
    expect(readLabelAmount('10 EUR')?.sign).toBe('EUR');
  });

  it('reads back what is written in any currency of the sandbox', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(currencies)),
        fc.integer({ min: 1, max: 99_999_999 }),
        fc.option(fc.integer({ min: 10, max: 99 }), { nil: undefined }),
        (currency, whole, cents) => {
          const amount = cents === undefined ? `${whole}` : `${whole}.${cents}`;
          const read = readLabelAmount(localLabel(amount, currency));
          expect(read).toMatchObject({ amount, unit: currency });
        },
      ),
    );
  });

  it('never fails, and reads nothing but plain decimals', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (label) => {
        expect(readLabelAmount(label)?.amount ?? '0').toMatch(/^\d{1,12}(?:\.\d{1,2})?$/);
      }),
    );
  });

  it.each([
    ['1\u00a0234 USD', '1234'],
    ['1\u202f234,50 EUR', '1234.50'],
    ['CHF 1’234', '1234'],
  ])('reads %j with its thin and hard spaces', (label, amount) => {
    expect(readLabelAmount(label)?.amount).toBe(amount);
  });
});
