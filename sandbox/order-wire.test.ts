import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { openSandbox, purchase, steamLine } from './testing/client';
import { deliverableKeys, keys, orderKeys } from './testing/wire-keys';

let supplier: Awaited<ReturnType<typeof openSandbox>>;

beforeEach(async () => {
  supplier = await openSandbox();
});
afterEach(() => supplier.close());

describe('a delivered order without a code', () => {
  test('was mailed', async () => {
    const line = { ...steamLine, brand_name: 'Audible', denomination: '1 month' };
    const { order_id: id } = await supplier.create({ deliveries: [line] });
    await supplier.control(id, 'pay');
    await supplier.advance(5);
    const order = await supplier.read(id);
    expect(order.order_state).toBe('Done');
    expect(order.deliveries[0]?.delivery_state).toBe('Succeeded');
    const deliverable = order.deliveries[0]?.deliverable;
    expect(keys(deliverable)).toEqual([...deliverableKeys, 'redeem_instructions'].sort());
  });

  test('failed, alone or beside others that succeed', async () => {
    const udemy = { ...steamLine, brand_name: 'Udemy', denomination: '25 USD' };
    const mixed = await supplier.create({ deliveries: [udemy, steamLine] });
    const alone = await supplier.create({ deliveries: [udemy] });
    await supplier.control(mixed.order_id, 'pay');
    await supplier.control(alone.order_id, 'pay');
    await supplier.advance(5);
    const { order_state, deliveries } = await supplier.read(mixed.order_id);
    expect(order_state).toBe('Done');
    expect(deliveries).toMatchObject([
      { delivery_state: 'Failed', deliverable: { failure_reason: 'OUT_OF_STOCK' } },
      { delivery_state: 'Succeeded', deliverable: { pin_code: expect.any(String) } },
    ]);
    expect(deliveries[0]?.deliverable).not.toHaveProperty('pin_code');
    const held = await supplier.read(alone.order_id);
    expect(held.order_state).toBe('WaitingForManualAction');
  });
});

describe('an order that is not paid as usual', () => {
  const paymentKeys = [
    'payment_requested_at',
    'payment_state',
    'qr_text',
    'qr_url',
    'wallet_address',
  ];
  const slowly = { ...purchase(), email: 'buyer+slow-address@example.com' };
  const createSlowly = async () => {
    const { body } = await supplier.call('POST', '/v5/orders', slowly);
    return supplier.read(z.object({ order_id: z.string() }).parse(body).order_id);
  };

  test('has nothing to pay to before its address is made', async () => {
    const young = await createSlowly();
    expect(young.order_state).toBe('Created');
    expect(keys(young)).toEqual(orderKeys.filter((key) => !paymentKeys.includes(key)));
    const image = `${supplier.origin}/v3/qrs/${young.order_id}`;
    expect((await fetch(image)).status).toBe(404);
    await supplier.advance(2);
    const ready = await supplier.read(young.order_id);
    expect(ready).toMatchObject({
      ...young,
      order_state: 'WaitingForPayment',
      updated_at: '1795000002',
    });
    expect(keys(ready)).toEqual([...orderKeys, 'updated_at'].sort());
    expect((await fetch(image)).status).toBe(200);
  });

  test('never has anything when that cannot be made', async () => {
    const { order_id: id } = await createSlowly();
    await supplier.control(id, 'setup-fail');
    await supplier.advance(60);
    const failed = await supplier.read(id);
    expect(failed.order_state).toBe('PaymentSetupFailed');
    expect(failed).not.toHaveProperty('wallet_address');
  });

  test('shows what was given back, and why', async () => {
    const { order_id: id, coin_amount: amount } = await supplier.create();
    await supplier.control(id, 'pay');
    await supplier.control(id, 'review');
    await supplier.control(id, 'refund', { reason: 'OUT_OF_STOCK' });
    expect(await supplier.read(id)).toMatchObject({
      order_state: 'Refunded',
      payment_state: 'PaymentReceived',
      refund: { amount, currency: 'USDC', reason: 'OUT_OF_STOCK' },
      deliveries: [{ delivery_state: 'Created', deliverable: { failure_reason: 'OUT_OF_STOCK' } }],
    });
  });
});
