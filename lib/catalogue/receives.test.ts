import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import de from '@/messages/de.json' with { type: 'json' };
import messages from '@/messages/en.json' with { type: 'json' };
import type { Benefit, Product } from '@/schemas/catalogue';
import type { Translate } from '../i18n/translate';
import { fixedProduct, rangeProduct } from './product-fixtures';
import { receivesText } from './receives';

const english = createTranslator({ locale: 'en', messages }) as unknown as Translate;
const german = createTranslator({ locale: 'de', messages: de }) as unknown as Translate;

const phone = { delivery: 'by_phone' } as const;
const said = (product: Product, value: string | null = null) =>
  receivesText(product, value, 'en', english);
const labelled = (label: string, change: Partial<Product> = {}) =>
  fixedProduct({ ...phone, label, denomination: label, faceValue: null, ...change } as object);
const benefit = (change: Partial<Benefit>): Benefit => ({
  kind: 'data',
  amount: '5000',
  currency: null,
  isLeast: false,
  ...change,
});
const upTo = (what: string) => messages.product.receives.upTo.replace('{what}', what);
const taxes = messages.product.receives.taxes;

describe('what arrives on a phone', () => {
  it('is the credit that a set value is called by, but for taxes', () => {
    expect(said(fixedProduct(phone))).toBe(upTo('$25 of credit'));
    const rupiah = { amount: '150000', currency: 'IDR' };
    expect(said(labelled('150.000 IDR', { faceValue: rupiah }))).toMatch(
      /up to IDR\s150,000 of credit:/,
    );
    expect(receivesText(fixedProduct(phone), null, 'de', german)).toBe(
      'Der Empfänger erhält bis zu 25\u00a0$ Guthaben: Steuern des Landes können es schmälern',
    );
  });

  it('is what is chosen from a range, whose place is kept until then', () => {
    const range = rangeProduct({ ...phone, currency: 'BRL' });
    expect(said(range, '20')).toBe(upTo('R$20 of credit'));
    expect(said(range)).toBe(upTo('{amount} of credit'));
  });

  it('is what is chosen from a range, whatever is named beside that', () => {
    const range = rangeProduct({ ...phone, currency: 'BRL', benefits: [benefit({})] });
    expect(said(range, '20')).toBe(upTo('R$20 of credit'));
    expect(said(range)).toBe(upTo('{amount} of credit'));
  });

  it('is what the supplier names before anything else', () => {
    const data = { benefits: [benefit({})] };
    expect(said(fixedProduct({ ...phone, ...data }))).toBe('They receive 5 GB');
    expect(said(labelled('5 GB 30 days', data))).toBe('They receive 5 GB for 30 days');
    expect(said(fixedProduct({ ...phone, benefits: [benefit({ isLeast: true })] }))).toBe(
      'They receive at least 5 GB',
    );
    const all = [
      benefit({ amount: null }),
      benefit({ kind: 'minutes', amount: '100' }),
      benefit({ kind: 'sms', amount: '50' }),
      benefit({ kind: 'credit', amount: '2', currency: 'USD' }),
    ];
    expect(said(fixedProduct({ ...phone, benefits: all }))).toBe(
      'They receive unlimited data, 100 minutes, 50 SMS, and $2 of credit',
    );
  });

  it('is counted as the reader’s language does', () => {
    const many = fixedProduct({ ...phone, benefits: [benefit({ kind: 'sms', amount: '1500' })] });
    expect(said(many)).toBe('They receive 1,500 SMS');
    expect(receivesText(many, null, 'de', german)).toBe('Der Empfänger erhält 1.500 SMS');
  });

  it('is what a plan’s label promises where nothing else is named', () => {
    expect(said(labelled('10 GB 28 days'))).toBe('They receive 10 GB for 28 days');
    expect(said(labelled('Unlimited 30 days'))).toBe('They receive unlimited data for 30 days');
    expect(said(labelled('100 minutes'))).toBe('They receive 100 minutes');
  });

  it.each([
    'Unlimited WhatsApp 7 days',
    'Unli Combo 30 days',
    'Unlimited to Claro 30 days',
    'WhatsApp ilimitado 30 dias',
    '5GB YouTube 30 days',
    'Unlimited on-net calls',
    'Unlimited on-net voice calls 7 days',
    'Unli All-Net Calls 7 days',
    '100 minutes to Claro',
  ])('is not all that a label names where more in it may limit that: %s', (label) => {
    expect(said(labelled(label))).toBe(taxes);
  });

  it.each([
    ['2GB daily 28 days', '2000'],
    ['5 GB 30 days', '4000'],
    ['Unlimited 30 days', '10000'],
    ['5 GB 30 days', null],
  ])('is nothing to promise where %s is said to hold %s MB', (label, amount) => {
    expect(said(labelled(label, { benefits: [benefit({ amount })] }))).toBe(taxes);
  });

  it('may be lessened by taxes, where nothing is known', () => {
    expect(said(labelled('Weekly pack'))).toBe(taxes);
    const price = { amount: '5', currency: 'USD' };
    expect(said(labelled('Weekly pack', { faceValue: price }))).toBe(taxes);
    expect(said(labelled('1 month', { faceValue: price }))).toBe(taxes);
    expect(
      said(fixedProduct({ ...phone, benefits: [benefit({ kind: 'sms', amount: null })] })),
    ).toBe(taxes);
  });

  it('is nothing of what does not go to a phone', () => {
    expect(said(fixedProduct())).toBeNull();
    expect(said(rangeProduct({ delivery: 'by_account' }), '20')).toBeNull();
  });
});
