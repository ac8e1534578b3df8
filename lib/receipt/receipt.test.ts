import { describe, expect, it } from 'vitest';
import { type OrderSnapshot, orderStates } from '@/schemas/order-snapshot';
import { receiptSchema } from '@/schemas/receipt';
import { delivery, orderSnapshot, placedAt, supplierOrder } from '../order/order-fixtures';
import { toSnapshot } from '../order/snapshot';
import { receiptOf } from './receipt';

const issue = {
  shop: { name: 'Northwind Cards', origin: 'https://shop.example' },
  simulated: false,
  now: placedAt + 3_600_000,
};

const placed = { state: 'placed', at: placedAt } as const;

/** An order in a state, which it came into after those before it, a minute each. */
function orderThrough(...states: OrderSnapshot['state'][]): OrderSnapshot {
  const past = states.map((state, index) => ({ state, at: placedAt + (index + 1) * 60_000 }));
  return orderSnapshot({ state: states.at(-1) ?? 'preparing', history: [placed, ...past] });
}

describe('receiptOf', () => {
  it('says what was paid, when, and what for', () => {
    const order = {
      ...orderThrough('awaiting-payment', 'seen', 'paid', 'delivered'),
      sent: '27.00',
      excess: '0.20',
      deliveries: [
        {
          id: 'delivery-1',
          brandName: 'Northwind',
          label: '$25',
          country: 'US',
          deliveryType: 'by_email',
          beneficiary: 'ma••@example.com',
          hasCode: true,
          failed: false,
          revealedAt: null,
        },
      ],
    };
    expect(receiptOf(order, issue)).toEqual({
      version: 1,
      simulated: false,
      shop: issue.shop,
      order: order.id,
      state: 'delivered',
      placedAt: '2026-09-21T14:13:20.000Z',
      paidAt: '2026-09-21T14:16:20.000Z',
      issuedAt: '2026-09-21T15:13:20.000Z',
      payment: { coin: 'USDC', network: 'Base', amount: '26.80', sent: '27.00', excess: '0.20' },
      refund: null,
      items: [{ brand: 'Northwind', label: '$25', country: 'US', failed: false }],
    });
  });

  it('is to be had in these states alone, while the payment has not arrived before', () => {
    const states = orderStates.filter((state) => receiptOf(orderThrough(state), issue) !== null);
    expect(states).toEqual(['paid', 'delivering', 'delivered', 'refunded']);
  });

  it.each(['in-review', 'failed', 'expired'] as const)(
    'stays to be had when an order is %s after its payment',
    (state) => {
      const receipt = receiptOf(orderThrough('seen', 'paid', state), issue);
      expect(receipt).toMatchObject({ state, paidAt: '2026-09-21T14:15:20.000Z' });
    },
  );

  it('does not make up when the payment arrived', () => {
    expect(receiptOf(orderThrough('seen', 'delivered'), issue)?.paidAt).toBeNull();
  });

  it('tells of what was sent back', () => {
    const refund = { amount: '26.80', currency: 'USDC' };
    expect(receiptOf({ ...orderThrough('refunded'), refund }, issue)?.refund).toEqual(refund);
  });

  it('holds nothing of what the supplier knows of the buyer', () => {
    const secret = { code: 'CODE-1234', serial: 'SERIAL-1', securityCode: '9876' };
    const order = supplierOrder({
      state: 'delivered',
      sent: '26.80',
      qrText: 'ethereum:0x8a1e',
      deliveries: [delivery({ id: 'supplier-delivery', secret, redeemInstructions: '<p>x</p>' })],
    });
    const snapshot = toSnapshot(order, {
      id: 'abcdefghijklmnopqrstuvwx',
      reveals: new Map(),
      now: issue.now,
      lastState: 'paid',
      lastVersion: null,
      asked: null,
      placedAt,
      payments: [],
      history: [{ state: 'paid', at: placedAt }],
    });
    const receipt = receiptOf(snapshot, issue);
    expect(receiptSchema.parse(receipt)).toEqual(receipt);
    const text = JSON.stringify(receipt);
    const { supplierId, address } = order;
    for (const part of [supplierId, address, ...Object.values(secret), 'marta', 'ma••', '0x8a1e']) {
      expect(text).not.toContain(part);
    }
    expect(text).not.toContain('supplier-delivery');
  });
});
