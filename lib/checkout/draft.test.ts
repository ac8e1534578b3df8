import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { CartLine } from '@/schemas/cart';
import { anyCart, cartLine } from '@/schemas/cart-fixtures';
import type { DeliveryType } from '@/schemas/catalogue';
import { checkoutSchema, emailSchema } from '@/schemas/checkout';
import { type Draft, isCoupon, readDraft } from './draft';
import { isEmail } from './email-rule';

const marta = 'marta@example.com';
const payment = { coin: 'USDC', network: 'Base' };
const invisible = '\u{200B}';
const separator = '\u{2028}';

const draftOf = (change: Partial<Draft> = {}): Draft => ({
  email: marta,
  lines: [cartLine()],
  coupon: '',
  newsletter: false,
  refundAddress: '',
  ...change,
});

/** Reads with every line handed over in one way; numbers begin with a plus, refunds with 0x. */
function read(draft: Draft, delivery: DeliveryType | null = 'by_email') {
  return readDraft(draft, {
    payment,
    locale: 'en',
    deliveryOf: () => delivery,
    readPhone: async (typed) => (typed.startsWith('+') ? typed.replaceAll(' ', '') : null),
    isRefundAddress: async (address) => address.startsWith('0x'),
  });
}

/** Whom the only line goes to, or the faults. */
async function beneficiary(line: Partial<CartLine>, delivery: DeliveryType | null) {
  const answer = await read(draftOf({ lines: [cartLine(line)] }), delivery);
  return answer.ok ? answer.checkout.lines.map((sent) => sent.beneficiary) : answer.faults;
}
const atFault = [{ field: 'recipient', lineId: 'a' }];

describe('a draft', () => {
  it('is ordered with as it stands, without what was left empty', async () => {
    const { country, kind, brand, product } = cartLine();
    expect(await read(draftOf({ email: ` ${marta} `, coupon: ' ', refundAddress: ' ' }))).toEqual({
      ok: true,
      checkout: {
        email: marta,
        lines: [{ country, kind, brand, product, beneficiary: marta, quantity: 1 }],
        payment,
        locale: 'en',
      },
    });
  });

  it('takes along a value, a coupon, the newsletter and where refunds go', async () => {
    const draft = draftOf({
      lines: [cartLine({ value: '12.50', quantity: 3 })],
      coupon: ' SPRING ',
      newsletter: true,
      refundAddress: ' 0x1 ',
    });
    expect(await read(draft)).toMatchObject({
      checkout: {
        lines: [{ value: '12.50', quantity: 3 }],
        coupon: 'SPRING',
        newsletter: true,
        refundAddress: '0x1',
      },
    });
  });
});

describe('a line', () => {
  it('by e-mail goes to the buyer, or to whom was written', async () => {
    expect(await beneficiary({}, 'by_email')).toEqual([marta]);
    expect(await beneficiary({ recipient: ' ana@example.com ' }, 'by_email')).toEqual([
      'ana@example.com',
    ]);
    expect(await beneficiary({ recipient: '' }, 'by_email')).toEqual(atFault);
    expect(await beneficiary({ recipient: 'ana' }, 'by_email')).toEqual(atFault);
  });

  it('by phone goes to the number in E.164, read for the line’s country', async () => {
    expect(await beneficiary({ recipient: ' +55 11 99123 4567' }, 'by_phone')).toEqual([
      '+5511991234567',
    ]);
    expect(await beneficiary({ recipient: '99' }, 'by_phone')).toEqual(atFault);
    expect(await beneficiary({}, 'by_phone')).toEqual(atFault);
    const readPhone = vi.fn(async () => null);
    const reading = { payment, locale: 'en', readPhone, isRefundAddress: async () => true };
    const lines = [cartLine({ country: 'TR', recipient: '0532 123' })];
    await readDraft(draftOf({ lines }), { ...reading, deliveryOf: () => 'by_phone' });
    expect(readPhone).toHaveBeenCalledWith('0532 123', 'TR');
  });

  it('to an account goes to what was written', async () => {
    expect(await beneficiary({ recipient: ' player#7 ' }, 'by_account')).toEqual(['player#7']);
    expect(await beneficiary({ recipient: ' ' }, 'by_account')).toEqual(atFault);
    expect(await beneficiary({}, 'by_account')).toEqual(atFault);
  });

  it('that nobody knows any more is sent along, for the shop to say so', async () => {
    expect(await beneficiary({ recipient: 'ana' }, null)).toEqual([marta]);
  });
});

describe('faults', () => {
  it('are told all at once, in the order of the form', async () => {
    const draft = draftOf({
      email: 'marta',
      lines: [
        cartLine({ id: 'b', recipient: 'ana' }),
        cartLine({ id: 'c', recipient: 'ana@example.com' }),
        cartLine({ id: 'a', recipient: '' }),
      ],
      coupon: 'two\nlines',
      refundAddress: 'nowhere',
    });
    expect(await read(draft)).toEqual({
      ok: false,
      faults: [
        { field: 'recipient', lineId: 'b' },
        { field: 'recipient', lineId: 'a' },
        { field: 'email' },
        { field: 'coupon' },
        { field: 'refund' },
      ],
    });
  });

  it.each(['0x 1', `0x1${invisible}`, `0x${'1'.repeat(199)}`])(
    'are refund addresses the server would not take, whatever the network: %j',
    async (refundAddress) => {
      expect(await read(draftOf({ refundAddress }))).toEqual({
        ok: false,
        faults: [{ field: 'refund' }],
      });
    },
  );
});

/** Words near the edges of the rules, and any others. */
const anyText = fc.oneof(
  fc.constantFrom('', ' ', marta, 'SPRING', '0x1', `x${invisible}`, `a${separator}b`),
  fc.string({ unit: 'grapheme', maxLength: 70 }),
);
const part = fc.oneof(
  fc.constantFrom('@', '.', ' ', '"', '<', 'example', 'com', '\n', invisible, 'é', '😀'),
  fc.string({ unit: 'grapheme', maxLength: 3 }),
);
/** Texts that are an e-mail now and then. */
const anyEmail = fc.oneof(
  fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
  fc.tuple(part, part, part).map(([name, host, end]) => ` ${name}a@${host}b.${end}cd`),
  fc.tuple(fc.integer({ min: 235, max: 250 }), part).map(([count, end]) => {
    return `${'x'.repeat(count)}${end}@example.com`;
  }),
);

describe('the browser’s rules', () => {
  it('know e-mails by the server’s', () => {
    fc.assert(
      fc.property(anyEmail, (text) => {
        expect(isEmail(text)).toBe(emailSchema.safeParse(text).success);
      }),
      { numRuns: 500 },
    );
  });

  it('know coupons by the server’s', () => {
    const { coupon } = checkoutSchema.shape;
    const units = fc.constantFrom('x', '😀', invisible, separator, ' ');
    const long = fc
      .array(units, { minLength: 25, maxLength: 65 })
      .map((letters) => letters.join(''));
    const same = fc
      .tuple(fc.constantFrom('x', '😀', 'é'), fc.nat({ max: 65 }))
      .map(([letter, count]) => letter.repeat(count));
    fc.assert(
      fc.property(fc.oneof(anyText, long, same), (text) => {
        expect(isCoupon(text)).toBe(coupon.safeParse(text).success);
      }),
      { numRuns: 500 },
    );
  });

  it('make nothing of a draft but what the server takes', async () => {
    const anyDraft = fc.record({
      email: fc.oneof({ weight: 4, arbitrary: fc.constant(marta) }, anyEmail),
      lines: anyCart.map(({ lines }) => lines).filter((lines) => lines.length > 0),
      coupon: anyText,
      newsletter: fc.boolean(),
      refundAddress: anyText,
    });
    const deliveries = fc.func(
      fc.constantFrom<(DeliveryType | null)[]>('by_email', 'by_phone', 'by_account', null),
    );
    let made = 0;
    await fc.assert(
      fc.asyncProperty(anyDraft, deliveries, async (draft, deliveryOf) => {
        const answer = await readDraft(draft, {
          payment,
          locale: 'pt-br',
          deliveryOf: ({ id }) => deliveryOf(id),
          readPhone: async (typed) => (typed === '' ? null : '+5511991234567'),
          // As on a network nobody knows anything of.
          isRefundAddress: async () => true,
        });
        if (!answer.ok) {
          expect(answer.faults).not.toEqual([]);
          return;
        }
        made += 1;
        const { checkout } = answer;
        expect(checkoutSchema.parse(checkout)).toEqual({ newsletter: false, ...checkout });
      }),
      { numRuns: 300 },
    );
    expect(made).toBeGreaterThan(0);
  });
});
