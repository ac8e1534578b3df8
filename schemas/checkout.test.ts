import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import {
  checkoutQuerySchema,
  checkoutSchema,
  e164Schema,
  emailSchema,
  idempotencyKeySchema,
  lineSchema,
  plainAmountSchema,
  quoteQuerySchema,
} from './checkout';

const takes = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success;

describe('an e-mail address', () => {
  it.each([
    'a@b.co',
    'marta.o’neil+cards@mail.example.com',
    'märta@exämple.com',
    'UPPER@EXAMPLE.COM',
    '  marta@example.com ',
    `${'x'.repeat(242)}@example.com`,
  ])('may be %j', (text) => {
    expect(emailSchema.parse(text)).toBe(text.trim());
  });

  it.each([
    '',
    'marta',
    'marta@',
    '@example.com',
    'marta@example',
    'marta@example.c',
    'marta@@example.com',
    'marta@example.com, two@example.com',
    'mar ta@example.com',
    'marta@exam\nple.com',
    '"marta"@example.com',
    'Marta <marta@example.com>',
    'marta@example.com.',
    `${'x'.repeat(243)}@example.com`,
    null,
    7,
  ])('may not be %j', (text) => {
    expect(takes(emailSchema, text)).toBe(false);
  });
});

describe('a phone number', () => {
  it.each(['+15550100123', '+4915112345678', '+12345678', '+123456789012345'])(
    'may be %s',
    (text) => {
      expect(takes(e164Schema, text)).toBe(true);
    },
  );

  it.each([
    '15550100123',
    '0015550100123',
    '+05550100123',
    '+1234567',
    '+1234567890123456',
    '+1 555 0100123',
    '+1555010012a',
    ' +15550100123',
    '+15550100123\n',
    '+١٥٥٥٠١٠٠١٢٣',
  ])('may not be %j', (text) => {
    expect(takes(e164Schema, text)).toBe(false);
  });
});

describe('an amount', () => {
  it.each(['0', '10', '10.5', '10.00', '0.01', '99999999999.99'])('may be %s', (text) => {
    expect(takes(plainAmountSchema, text)).toBe(true);
  });

  it.each([
    '',
    '.5',
    '5.',
    '-5',
    '+5',
    '1e3',
    '1,5',
    '1 000',
    '0x10',
    '1.000000001',
    '٥',
    5,
    '5\n',
  ])('may not be %j', (text) => {
    expect(takes(plainAmountSchema, text)).toBe(false);
  });
});

describe('an idempotency key', () => {
  it.each(['0123456789abcdef', crypto.randomUUID(), 'A'.repeat(64)])('may be %s', (key) => {
    expect(takes(idempotencyKeySchema, key)).toBe(true);
  });

  it.each([null, '', '0123456789abcde', 'A'.repeat(65), '0123456789abcdef ', '0123456789abcde/'])(
    'may not be %j',
    (key) => {
      expect(takes(idempotencyKeySchema, key)).toBe(false);
    },
  );
});

const line = {
  country: 'US',
  kind: 'gift-cards',
  brand: 'northwind',
  product: 'product-1',
  beneficiary: 'marta@example.com',
};
const checkout = {
  email: 'marta@example.com',
  line,
  payment: { coin: 'USDC', network: 'Base' },
  locale: 'en',
};

describe('a line', () => {
  it('names a product, for somebody, with or without a value', () => {
    expect(lineSchema.parse(line)).toEqual(line);
    expect(lineSchema.parse({ ...line, value: '25' })).toEqual({ ...line, value: '25' });
  });

  it('keeps nothing a browser has no say in', () => {
    const forged = { ...line, denomination: '500 USD', price: '0.01', brandName: 'Other' };
    expect(lineSchema.parse(forged)).toEqual(line);
  });

  it.each([
    { country: 'us' },
    { country: 'USA' },
    { kind: 'flights' },
    { brand: '' },
    { product: 'x'.repeat(255) },
    { value: 25 },
    { value: '25 USD' },
    { beneficiary: '  ' },
    { beneficiary: undefined },
  ])('may not be with %j', (change) => {
    expect(takes(lineSchema, { ...line, ...change })).toBe(false);
  });
});

describe('a checkout', () => {
  it('is taken whole, its e-mail trimmed', () => {
    expect(checkoutSchema.parse({ ...checkout, email: ' marta@example.com' })).toEqual(checkout);
  });

  it('may bring a coupon, trimmed', () => {
    expect(checkoutSchema.parse({ ...checkout, coupon: ' Frühling 10% ' }).coupon).toBe(
      'Frühling 10%',
    );
    expect(takes(checkoutSchema, { ...checkout, coupon: 'x'.repeat(60) })).toBe(true);
  });

  it('is one text, in whatever order its parts arrive', () => {
    const given = { ...checkout, coupon: 'SPRING' };
    const reversed = Object.fromEntries(Object.entries(given).toReversed());
    const text = JSON.stringify(checkoutSchema.parse(given));
    expect(JSON.stringify(checkoutSchema.parse(reversed))).toBe(text);
    expect(JSON.stringify(checkoutSchema.parse(checkout))).not.toContain('coupon');
  });

  it.each([
    { email: 'marta' },
    { line: undefined },
    { line: [line] },
    { payment: { coin: 'USDC' } },
    { payment: { coin: '', network: 'Base' } },
    { payment: { coin: 'USDC', network: 'x'.repeat(61) } },
    { locale: 'e' },
    { locale: 'x'.repeat(11) },
    { coupon: ' ' },
    { coupon: 'x'.repeat(61) },
    { coupon: 'A\u200bB' },
    { coupon: 'A\nB' },
    { coupon: 10 },
    { coupon: null },
  ])('is refused with %j', (change) => {
    expect(takes(checkoutSchema, { ...checkout, ...change })).toBe(false);
  });
});

describe('a query', () => {
  const query = { country: 'us', kind: 'esims', brand: 'northwind', product: 'product-1' };

  it('of the checkout page may leave value and coin open, and may hold what a person typed', () => {
    expect(checkoutQuerySchema.parse(query)).toEqual(query);
    expect(takes(checkoutQuerySchema, { ...query, value: '$25,00', coin: 'USDC' })).toBe(true);
    expect(checkoutQuerySchema.parse({ ...query, value: ['', '50'] }).value).toBe('50');
    expect(takes(checkoutQuerySchema, { ...query, value: 'x'.repeat(31) })).toBe(false);
    expect(takes(checkoutQuerySchema, { ...query, kind: 'else' })).toBe(false);
  });

  it('for a quote is exact', () => {
    const exact = { ...query, country: 'US', value: '25', coin: 'USDC' };
    expect(quoteQuerySchema.parse(exact)).toEqual(exact);
    expect(takes(quoteQuerySchema, { ...exact, country: 'us' })).toBe(false);
    expect(takes(quoteQuerySchema, { ...exact, value: '$25' })).toBe(false);
    expect(takes(quoteQuerySchema, { ...exact, coin: '' })).toBe(false);
  });
});
