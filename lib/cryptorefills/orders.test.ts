import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { orderRequest } from '../checkout/checkout-fixtures';
import { setRuntime } from '../runtime';
import { createOrder, lookUpOrder, readOrder, validateOrder } from './orders';
import { forgetTraffic, type PlayedSupplier, playSupplier } from './supplier-server-fixtures';

const caller = { address: '203.0.113.7', userAgent: 'Fox/1.0' };
let supplier: PlayedSupplier;

beforeAll(async () => {
  vi.stubEnv('PARTNER_ID', 'partner01');
  supplier = await playSupplier();
});
beforeEach(() => {
  forgetTraffic();
  setRuntime({
    supplierOrigin: supplier.origin,
    mode: 'real',
    sessionSecrets: [],
    receiptKeys: [],
  });
});
afterAll(() => supplier.close());

function answerWith(status: number, body: unknown): void {
  supplier.answerWith((response) => response.writeHead(status).end(JSON.stringify(body)));
}
const sent = (): unknown => JSON.parse(supplier.seen[0]?.body ?? '');
const priced = { coin: 'USDC', coin_amount: '26.80', problems: null };

describe('a coupon', () => {
  it.each([
    ['validated', () => validateOrder(caller, { ...orderRequest, promoCode: 'SPRING' })],
    ['created', () => createOrder(caller, { ...orderRequest, promoCode: 'SPRING' })],
  ])('goes with an order that is %s', async (_, ask) => {
    answerWith(422, {});
    await ask();
    expect(sent()).toMatchObject({ promo_code: 'SPRING' });
  });

  it('is not spoken of where there is none', async () => {
    answerWith(200, priced);
    await validateOrder(caller, orderRequest);
    expect(sent()).not.toHaveProperty('promo_code');
  });
});

describe('where money goes back to', () => {
  const given = { ...orderRequest, refundAddress: '0xabc' };
  it.each([
    ['validated', () => validateOrder(caller, given)],
    ['created', () => createOrder(caller, given)],
  ])('is told of an order that is %s', async (_, ask) => {
    answerWith(422, {});
    await ask();
    expect(sent()).toMatchObject({ refund_wallet_address: '0xabc' });
  });

  it('is not spoken of where the buyer has not said', async () => {
    answerWith(422, {});
    await createOrder(caller, orderRequest);
    expect(sent()).not.toHaveProperty('refund_wallet_address');
  });
});

describe('the newsletter', () => {
  it.each([true, false])('goes to whom it was agreed with: %s', async (newsletter) => {
    answerWith(422, {});
    await createOrder(caller, { ...orderRequest, newsletter });
    expect(sent()).toMatchObject({ user: { has_accepted_newsletter: newsletter } });
  });

  it('is no matter of a check', async () => {
    answerWith(200, priced);
    await validateOrder(caller, { ...orderRequest, newsletter: true });
    expect(sent()).toMatchObject({ user: { email: orderRequest.email } });
    expect(JSON.stringify(sent())).not.toContain('newsletter');
  });
});

describe('what an order would be without its coupon', () => {
  const withCoupon = (original: unknown, promoCode: string | null = 'SAVE10') => {
    answerWith(200, { ...priced, original_coin_amount: original });
    return validateOrder(caller, { ...orderRequest, promoCode });
  };

  it.each(['29.78', 29.78])('is told where that is more: %j', async (original) => {
    const answer = await withCoupon(original);
    expect(answer).toEqual({ ok: true, data: { amount: '26.80', coin: 'USDC', before: '29.78' } });
  });

  it.each(['26.80', '26.8', '20', null, undefined, 'much'])('is not told when %j', async (less) => {
    expect(await withCoupon(less)).toEqual({ ok: true, data: { amount: '26.80', coin: 'USDC' } });
  });

  it('is not told where there is no coupon', async () => {
    const answer = await withCoupon('29.78', null);
    expect(answer).toEqual({ ok: true, data: { amount: '26.80', coin: 'USDC' } });
  });
});

describe('a validation', () => {
  const usdc = { ok: true, data: { amount: '26.80', coin: 'USDC' } };
  const refused = (code: string, vias: string[] = []) => ({
    ok: false,
    error: { kind: 'refused', problems: [{ code, details: { vias, combinations: [] } }] },
  });

  it.each([
    [priced, usdc],
    [{ ...priced, problems: [], message: 'ORDER_VALID' }, usdc],
    [{ ...priced, problems: ['OUT_OF_STOCK'] }, refused('OUT_OF_STOCK')],
    [
      { problems: [{ problem: 'NOT_ALLOWED_PAYMENT_VIA', moreDetails: { allowed: ['A_B'] } }] },
      refused('NOT_ALLOWED_PAYMENT_VIA', ['A_B']),
    ],
    [{ status: 422, detail: 'SUSPENDED_COIN' }, refused('SUSPENDED_COIN')],
    [
      { ...priced, coin: 'BTC' },
      { ok: false, error: { kind: 'unreadable' } },
    ],
    [{ problems: null }, { ok: false, error: { kind: 'unreadable' } }],
  ])('that answers 200 with %j', async (body, expected) => {
    answerWith(200, body);
    expect(await validateOrder(caller, orderRequest)).toEqual(expected);
  });
});

it('a creation that succeeds in words nobody knows has not been refused', async () => {
  answerWith(202, { message: 'ORDER_ACCEPTED' });
  const answer = await createOrder(caller, orderRequest);
  expect(answer).toEqual({ ok: false, error: { kind: 'unreadable' } });
});

describe('a look at an order', () => {
  const order = (id: string) => ({ order_id: id, order_state: 'PaymentReceived' });

  it('is made once, for nobody, and what it finds is what the next who asks is told', async () => {
    answerWith(200, order('look-1'));
    const looked = await lookUpOrder('look-1');
    expect(looked).toMatchObject({ ok: true, data: { state: 'paid' } });
    expect(await readOrder(caller, 'look-1')).toEqual(looked);
    expect(await lookUpOrder('look-1')).toEqual(looked);
    expect(supplier.seen).toHaveLength(1);
    const headers = supplier.seen[0]?.headers ?? {};
    expect(headers).not.toHaveProperty('x-forwarded-for');
    expect(headers['user-agent']).toBe('unknown');
    expect(headers['x-cr-application']).toBe('partner01');
  });

  it('that fails is not made again at once, and fails nobody else', async () => {
    answerWith(503, {});
    expect(await lookUpOrder('look-2')).toEqual({ ok: false, error: { kind: 'unavailable' } });
    expect(supplier.seen).toHaveLength(1);
    answerWith(200, order('look-2'));
    expect(await readOrder(caller, 'look-2')).toMatchObject({ ok: true });
  });
});
