import { describe, expect, it } from 'vitest';
import { wireOrder } from './order';

const read = (body: object) =>
  wireOrder.parse({ order_id: 'x', order_state: 'WaitingForPayment', ...body });
const idOf = (body: object) => wireOrder.safeParse(body).data?.order_id;

describe('the id of an order', () => {
  it.each([
    [{ order_id: 'a', id: 'b', orderId: 'c' }, 'a'],
    [{ order_id: null, id: 'b', orderId: 'c' }, 'b'],
    [{ order_id: ' ', id: {}, orderId: 'c' }, 'c'],
    [{ order_id: 'a\u200b', id: 'b' }, 'b'],
  ])('in %j is %j', (ids, id) => {
    expect(idOf({ ...ids, order_state: 'Created' })).toBe(id);
  });

  it.each<[object]>([
    [{ order_state: 'Done' }],
    [{ wallet_address: '0x8a1e' }],
    [{ deliveries: [{ kind: 'giftcard' }] }],
    [{ deliveries: { pin_code: 'CODE-1' } }],
  ])('is taken under any of its names beside %j', (body) => {
    for (const name of ['order_id', 'id', 'orderId']) {
      expect(idOf({ ...body, [name]: 'x' })).toBe('x');
    }
    expect(wireOrder.safeParse(body).success).toBe(false);
  });

  it('is taken beside an amount under the name that is only an order’s', () => {
    expect(idOf({ order_id: 'x', coin_amount: '26.80' })).toBe('x');
    expect(idOf({ id: 'x', coin_amount: '26.80' })).toBeUndefined();
    expect(idOf({ id: 'x', orderId: 'x', coin_amount: '26.80' })).toBeUndefined();
  });

  it.each<[object]>([
    [{}],
    [{ status: '422', detail: 'LOGIN_REQUIRED' }],
    [{ status: '500', message: 'Internal error', created_at: 1_790_000_000 }],
    [{ order_state: null, wallet_address: ' ', coin_amount: '0', deliveries: [] }],
    [{ deliveries: [null, 'x', {}] }],
    [{ deliveries: {} }],
    [{ deliveries: [{ problem: 'NOT_AVAILABLE_PRODUCT' }] }],
    [{ deliveries: { 0: 'NOT_AVAILABLE_PRODUCT' } }],
  ])('is not taken from a failure such as %j', (body) => {
    for (const name of ['order_id', 'id', 'orderId']) {
      expect(wireOrder.safeParse({ ...body, [name]: 'req_81f2' }).success).toBe(false);
    }
  });
});

describe('an order', () => {
  it('may carry nothing but its id and state', () => {
    expect(read({})).toMatchObject({
      order_id: 'x',
      coin_amount: null,
      deliveries: { items: [], dropped: 0 },
    });
  });

  it.each<[unknown, string | null]>([
    ['26.80', '26.80'],
    [0, null],
    ['0.00', null],
    [{ amount: '26.80' }, '26.80'],
    [{ amount: '23.95', currency: 'EUR' }, null],
  ])('with the amount %j costs %j', (coin_amount, amount) => {
    expect(read({ coin_amount }).coin_amount).toBe(amount);
  });

  it.each<[object, string | null]>([
    [{ sent_coin_amount: '1.5', received_amount: '2' }, '1.5'],
    [{ sent_coin_amount: 0 }, '0'],
    [{ sent_coin_amount: { amount: '1.5', currency: 'EUR' } }, null],
    [{ sent_coin_amount: null, received_amount: 2 }, null],
    [{}, null],
  ])('of %j has been paid %j', (body, sent) => {
    expect(read(body).sent_coin_amount).toBe(sent);
  });

  it.each<[unknown, number, number]>([
    [null, 0, 0],
    [undefined, 0, 0],
    ['x', 0, 1],
    [{ id: 'one' }, 1, 0],
    [[null, 7, 'x', []], 0, 4],
    [['x', {}], 1, 1],
  ])('with the deliveries %j has %i, and %i that cannot be read', (value, count, dropped) => {
    const { deliveries } = read({ deliveries: value });
    expect([deliveries.items.length, deliveries.dropped]).toEqual([count, dropped]);
  });

  it.each(['1790000000', 1_790_000_000, 1_790_000_000.4, '2026-09-21T14:13:20Z'])(
    'reads its times from %j',
    (time) => {
      const { created_at, payment_requested_at } = read({
        created_at: time,
        payment_requested_at: time,
      });
      expect([created_at, payment_requested_at].map((ms) => Math.floor((ms ?? 0) / 1000))).toEqual([
        1_790_000_000, 1_790_000_000,
      ]);
    },
  );
});
