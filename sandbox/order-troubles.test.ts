import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemCodes } from './problem-codes';
import { openSandbox, purchase, steamLine } from './testing/client';

let supplier: Awaited<ReturnType<typeof openSandbox>>;

beforeAll(async () => {
  supplier = await openSandbox();
});
afterAll(() => supplier.close());

const both = ['/v5/orders/validations', '/v5/orders'];
const asking = (...codes: string[]) => {
  const tags = codes.map((code) => code.toLowerCase().replaceAll('_', '-'));
  return { ...purchase(), email: `${['buyer', ...tags].join('+')}@example.com` };
};

describe('a mail address', () => {
  test.each(problemCodes.filter((code) => !code.startsWith('SUSPENDED')))(
    'gets %s listed by a validation and named by a creation',
    async (code) => {
      const [validation, creation] = await Promise.all(
        both.map((path) => supplier.call('POST', path, asking(code))),
      );
      expect(validation).toMatchObject({ status: 200, body: { problems: [{ problem: code }] } });
      expect(creation).toMatchObject({ status: 422, body: { status: 422, detail: code } });
    },
  );

  test.each([
    ['SUSPENDED_COIN', { coin: 'USDC' }],
    ['SUSPENDED_NETWORK', { network: 'Base' }],
  ])('gets %s as a refusal of the whole request', async (detail, moreDetails) => {
    for (const path of both) {
      expect(await supplier.call('POST', path, asking(detail, 'KYC_PENDING'))).toEqual({
        status: 422,
        body: { status: 422, detail, moreDetails },
      });
    }
  });

  test('gets several codes at once, known or not', async () => {
    const body = asking('COUPON_EXPIRED', 'BRAND_NEW_RULE', 'KYC_PENDING');
    expect(await supplier.call('POST', '/v5/orders/validations', body)).toMatchObject({
      body: {
        coin_amount: null,
        problems: [
          { problem: 'COUPON_EXPIRED' },
          { problem: 'BRAND_NEW_RULE' },
          { problem: 'KYC_PENDING' },
        ],
      },
    });
  });

  test('without a code in it buys', async () => {
    const body = { ...purchase(), email: 'buyer+news@example.com' };
    expect((await supplier.call('POST', '/v5/orders', body)).status).toBe(200);
  });
});

test('e-money is for known buyers', async () => {
  const line = { ...steamLine, brand_name: 'Rewarble VISA USD', denomination: '30 USD' };
  const body = purchase({ deliveries: [line] });
  expect(await supplier.call('POST', '/v5/orders', body)).toEqual({
    status: 422,
    body: { status: 422, detail: 'LOGIN_REQUIRED' },
  });
  expect((await supplier.call('POST', '/v5/orders/validations', body)).body).toMatchObject({
    problems: [{ problem: 'LOGIN_REQUIRED' }],
  });
});

test('a coupon shows in the validation, and in the order as the full amount', async () => {
  const full = await supplier.create();
  const body = { ...purchase(), promo_code: 'SAVE10' };
  const validation = await supplier.call('POST', '/v5/orders/validations', body);
  expect(validation.body).toMatchObject({
    coupon_code: 'SAVE10',
    original_coin_amount: full.coin_amount,
    problems: null,
  });
  const order = await supplier.call('POST', '/v5/orders', body);
  const { coin_amount, payment_value } = { ...full, ...Object(order.body) };
  expect(order.body).toMatchObject({
    coin_amount: Object(validation.body).coin_amount,
    original_coin_amount: full.coin_amount,
    original_price: full.coin_amount,
  });
  expect(Number(coin_amount)).toBeCloseTo(Number(full.coin_amount) * 0.9, 1);
  expect(payment_value).toBeLessThan(Number(full.payment_value));
  expect(full).not.toHaveProperty('original_coin_amount');
});
