import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import {
  cartRequestSchema,
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
const sent = {
  email: 'marta@example.com',
  lines: [line],
  payment: { coin: 'USDC', network: 'Base' },
  locale: 'en',
};
/** What is sent, with what it leaves open filled in. */
const checkout = { ...sent, lines: [{ ...line, quantity: 1 }], newsletter: false };

describe('a line', () => {
  it('names a product, for somebody, with or without a value', () => {
    expect(lineSchema.parse(line)).toEqual({ ...line, quantity: 1 });
    expect(lineSchema.parse({ ...line, value: '25' })).toMatchObject({ ...line, value: '25' });
    expect(lineSchema.parse({ ...line, quantity: 10 }).quantity).toBe(10);
  });

  it('keeps nothing a browser has no say in', () => {
    const forged = { ...line, denomination: '500 USD', price: '0.01', brandName: 'Other' };
    expect(lineSchema.parse(forged)).toEqual({ ...line, quantity: 1 });
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
    { quantity: 0 },
    { quantity: -1 },
    { quantity: 1.5 },
    { quantity: 11 },
    { quantity: '2' },
    { quantity: null },
  ])('may not be with %j', (change) => {
    expect(takes(lineSchema, { ...line, ...change })).toBe(false);
  });
});

describe('a checkout', () => {
  it('is taken whole, its e-mail trimmed', () => {
    expect(checkoutSchema.parse({ ...sent, email: ' marta@example.com' })).toEqual(checkout);
  });

  it('is the same whether what may be left out is sent or not', () => {
    expect(JSON.stringify(checkoutSchema.parse(checkout))).toBe(
      JSON.stringify(checkoutSchema.parse(sent)),
    );
  });

  it('has as many lines and units as one order may have deliveries', () => {
    const lines = (...quantities: number[]) => ({
      ...sent,
      lines: quantities.map((quantity) => ({ ...line, quantity })),
    });
    for (const each of [lines(10), lines(3, 7), lines(...Array<number>(10).fill(1))]) {
      expect(takes(checkoutSchema, each)).toBe(true);
    }
    for (const each of [lines(), lines(4, 7), lines(...Array<number>(11).fill(1))]) {
      expect(checkoutSchema.safeParse(each).error?.issues).toMatchObject([{ path: ['lines'] }]);
    }
  });

  it('names the line that is wrong', () => {
    const wrong = { ...sent, lines: [line, { ...line, quantity: 'two' }] };
    const issues = checkoutSchema.safeParse(wrong).error?.issues;
    expect(issues).toMatchObject([{ path: ['lines', 1, 'quantity'] }]);
  });

  it('may say where money goes back to, trimmed', () => {
    const withAddress = (refundAddress: unknown) => ({ ...sent, refundAddress });
    for (const address of ['0xAb5801a7D398351b8bE11C439e05C5B3259aeC9B', 'rN7n#tag?dt=1', 'a']) {
      expect(checkoutSchema.parse(withAddress(` ${address}\n`)).refundAddress).toBe(address);
    }
    for (const address of ['', ' ', 'two words', 'a\u200bb', 'ünder', 'x'.repeat(201), null, 7]) {
      expect(takes(checkoutSchema, withAddress(address))).toBe(false);
    }
  });

  it('may bring a coupon, trimmed', () => {
    expect(checkoutSchema.parse({ ...checkout, coupon: ' Frühling 10% ' }).coupon).toBe(
      'Frühling 10%',
    );
    expect(takes(checkoutSchema, { ...checkout, coupon: 'x'.repeat(60) })).toBe(true);
  });

  it('is one text, in whatever order its parts arrive', () => {
    const given = { ...checkout, coupon: 'SPRING', refundAddress: '0xabc' };
    const reversed = Object.fromEntries(Object.entries(given).toReversed());
    const text = JSON.stringify(checkoutSchema.parse(given));
    expect(JSON.stringify(checkoutSchema.parse(reversed))).toBe(text);
    expect(JSON.stringify(checkoutSchema.parse(checkout))).not.toMatch(/coupon|refund/);
  });

  it.each([
    { email: 'marta' },
    { lines: undefined },
    { lines: line },
    { lines: [] },
    { lines: [{ ...line, product: '' }] },
    { lines: undefined, line },
    { newsletter: 'yes' },
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

describe('a question about a cart', () => {
  const { beneficiary: _, ...good } = line;
  const question = { goods: [good], locale: 'en' };

  it('names goods, and perhaps a coin', () => {
    expect(cartRequestSchema.parse(question)).toEqual(question);
    expect(cartRequestSchema.parse({ ...question, goods: [line], coin: 'BTC' })).toEqual({
      ...question,
      coin: 'BTC',
    });
  });

  it.each([
    { goods: [] },
    { goods: Array(11).fill(good) },
    { goods: [{ ...good, country: 'us' }] },
    { goods: [{ ...good, value: '$25' }] },
    { coin: '' },
    { locale: undefined },
  ])('is refused with %j', (change) => {
    expect(takes(cartRequestSchema, { ...question, ...change })).toBe(false);
  });
});
