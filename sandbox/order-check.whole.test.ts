import { describe, expect, test } from 'vitest';
import { checkOrder } from './order-check';
import { lenientOrderRequest } from './order-request';
import { defaultSettings } from './settings';
import { amazon, problemsOf, request, steam, wallet } from './testing/requests';

const lenient = { ...defaultSettings, strict: false };

describe('the whole order', () => {
  test('may come to a thousand euros, and no cent more', () => {
    const stay = {
      ...steam,
      brand_name: 'Booking.com',
      denomination: 'range',
      product_value: 1000,
    };
    const worth = (value: number) =>
      checkOrder(request([stay, { ...amazon, product_value: value }]));
    expect(worth(121.09)).toMatchObject({ kind: 'priced', eurValue: '1000.00' });
    expect(problemsOf(worth(121.1))).toEqual(['MAXIMUM_AMOUNT_PER_ORDER_EXCEEDED']);
  });

  test('holds one unit of a limited brand', () => {
    const limited = { ...steam, brand_name: 'Razer Gold', denomination: '10 USD' };
    expect(problemsOf(checkOrder(request([limited, steam, steam])))).toEqual([]);
    expect(problemsOf(checkOrder(request([limited, steam, limited])))).toEqual([
      'MULTIPLE_LIMITED_PRODUCT_SAME_ORDER',
    ]);
  });

  test('is refused as mail addresses ask, with the details that belong to a code', () => {
    const email = 'buyer+kyc-pending+not-allowed-payment-via@example.com';
    const user = { email: 'buyer+brand-new-rule+kyc-pending@example.com' };
    const asking = { ...request([steam]), email, user };
    expect(checkOrder(asking)).toEqual({
      kind: 'problems',
      problems: [
        { problem: 'KYC_PENDING' },
        { problem: 'NOT_ALLOWED_PAYMENT_VIA', moreDetails: { allowed: ['USER_WALLET'] } },
        { problem: 'BRAND_NEW_RULE' },
      ],
    });
  });
});

describe('coupons', () => {
  test('a coupon takes ten percent off what is to be paid, not off the lines', () => {
    const full = checkOrder(request([steam, steam]));
    const less = checkOrder(request([steam, steam], { promo_code: 'save10' }));
    if (full.kind !== 'priced' || less.kind !== 'priced') throw new Error('not priced');
    expect(less).toMatchObject({ couponCode: 'SAVE10', fullCoinAmount: full.coinAmount });
    expect(less.lines).toEqual(full.lines);
    const cents = (amount: string) => Number(amount.replace('.', ''));
    expect(cents(less.coinAmount)).toBe(Math.ceil(cents(full.coinAmount) * 0.9));
    expect(full).toMatchObject({ couponCode: null, fullCoinAmount: full.coinAmount });
  });

  test('one that is refused is listed, by either name of the field', () => {
    for (const code of [{ promo_code: 'SPENT' }, { promo_code: null, coupon_code: 'SPENT' }]) {
      const checked = checkOrder({ ...request([steam]), ...code });
      expect(problemsOf(checked)).toEqual(['COUPON_ALREADY_SPENT']);
    }
  });

  test('the least amount is what remains to be paid', () => {
    const ten = { ...amazon, product_value: 10 };
    const payment = { network: 'ETH Mainnet' };
    expect(problemsOf(checkOrder(request([ten], { payment })))).toEqual([]);
    const reduced = checkOrder(request([ten], { payment, promo_code: 'SAVE10' }));
    expect(problemsOf(reduced)).toEqual(['AMOUNT_LESS_THEN_MINIMUM_ALLOWED']);
  });
});

describe('without strictness', () => {
  test.each([
    ['e-money', { ...steam, brand_name: 'Rewarble VISA USD', denomination: '30 USD' }],
    ['an amount without its currency', { ...steam, denomination: '50' }],
    ['a value on a fixed product', { ...steam, product_value: 50 }],
  ])('%s is sold', (_, line) => {
    expect(checkOrder(request([line])).kind).toBe('problems');
    expect(checkOrder(request([line]), lenient)).toMatchObject({
      kind: 'priced',
      lines: [{ denomination: expect.stringMatching(/^\d+ USD$/) }],
    });
  });

  test('what is not sold stays refused', () => {
    const madeUp = { ...steam, denomination: '51 USD' };
    expect(problemsOf(checkOrder(request([madeUp]), lenient))).toEqual(['NOT_AVAILABLE_PRODUCT']);
  });

  test('a nested delivery is repeated by its quantity, beside flat ones', () => {
    const nested = { kind: 'giftcard', quantity: 3, deliverable: steam };
    const body = { email: 'a@example.com', payment: wallet, deliveries: [nested, amazon] };
    const { deliveries } = lenientOrderRequest.parse(body);
    expect(deliveries).toEqual([steam, steam, steam, amazon]);
    const once = { ...nested, quantity: undefined };
    expect(lenientOrderRequest.parse({ ...body, deliveries: [once] }).deliveries).toEqual([steam]);
    for (const quantity of [0, 1.5, 101]) {
      const wrong = { ...body, deliveries: [{ ...nested, quantity }] };
      expect(lenientOrderRequest.safeParse(wrong).success).toBe(false);
    }
  });
});
