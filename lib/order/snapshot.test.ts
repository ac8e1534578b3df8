import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SupplierOrder } from '@/schemas/order';
import { type OrderState, orderSchema, orderStates } from '@/schemas/order-snapshot';
import { compareDecimals } from '../money';
import { delivery, placedAt, supplierOrder } from './order-fixtures';
import { toSnapshot } from './snapshot';
import { isPayable } from './state';

const minute = 60_000;
const known = { id: 'abcdefghijklmnopqrstuvwx', reveals: new Map<string, number>(), now: placedAt };
const snapshot = (change: Partial<SupplierOrder> = {}, at = placedAt) =>
  toSnapshot(supplierOrder(change), { ...known, now: at });

const secret = { code: 'CODE-4711', serial: null, securityCode: null };

describe('toSnapshot', () => {
  it('says what a browser may know', () => {
    expect(snapshot({ updatedAt: placedAt + 90_400 }, placedAt + 10 * minute)).toEqual({
      id: 'abcdefghijklmnopqrstuvwx',
      state: 'awaiting-payment',
      version: placedAt / 1000 + 90,
      coin: 'USDC',
      network: 'Base',
      amount: '26.80',
      sent: '0',
      due: '26.80',
      address: '0x8a1e0245190e039b0b936cfb1d4c82feed23493d',
      expiresInMs: 20 * minute,
      refund: null,
      deliveries: [
        {
          id: 'delivery-1',
          brandName: 'Northwind',
          label: '$25',
          country: 'US',
          deliveryType: 'by_email',
          beneficiary: 'ma••@example.com',
          hasCode: false,
          revealedAt: null,
        },
      ],
    });
  });

  it.each(orderStates)('in the state %s shows an address only while money may be sent', (state) => {
    const { address, expiresInMs } = snapshot({ state });
    expect(address).toBe(isPayable(state) ? supplierOrder().address : null);
    expect(expiresInMs).toBe(isPayable(state) ? 30 * minute : null);
  });

  it.each<[OrderState, string | null, OrderState]>([
    ['awaiting-payment', '0', 'awaiting-payment'],
    ['awaiting-payment', '0.000', 'awaiting-payment'],
    ['awaiting-payment', null, 'awaiting-payment'],
    ['awaiting-payment', 'some', 'awaiting-payment'],
    ['awaiting-payment', '0.000001', 'partly-paid'],
    ['awaiting-payment', '26.80', 'seen'],
    ['awaiting-payment', '30', 'seen'],
    ['partly-paid', '0', 'partly-paid'],
    ['partly-paid', '26.8', 'seen'],
    ['seen', '5', 'seen'],
    ['expired', '5', 'expired'],
    ['delivered', '26.80', 'delivered'],
  ])('calls %s with %j sent %s', (state, sent, expected) => {
    expect(snapshot({ state, sent }).state).toBe(expected);
  });

  it.each([
    ['26.80', '0', '26.80'],
    ['26.80', '6.3', '20.50'],
    ['26.80', '26.80', '0.00'],
    ['26.80', '30', '0.00'],
    ['26.80', null, '26.80'],
    ['0.00031904', '0.00000001', '0.00031903'],
    [null, '1', null],
  ])('of %j with %j sent leaves %j due', (amount, sent, due) => {
    expect(snapshot({ amount, sent }).due).toBe(due);
  });

  it('counts the time left down to nothing and no further', () => {
    expect(snapshot({}, placedAt + 29 * minute).expiresInMs).toBe(minute);
    expect(snapshot({}, placedAt + 31 * minute).expiresInMs).toBe(0);
    expect(snapshot({ createdAt: null, paymentRequestedAt: null }).expiresInMs).toBeNull();
  });

  it.each<[Partial<SupplierOrder>, number]>([
    [{ updatedAt: placedAt + 1000 }, placedAt / 1000 + 1],
    [{ updatedAt: null }, placedAt / 1000],
    [{ updatedAt: null, createdAt: null }, 0],
  ])('is as new as the supplier says: %j', (change, version) => {
    expect(snapshot(change).version).toBe(version);
  });

  it.each(orderStates)('in the state %s has a code only once delivered', (state) => {
    const { deliveries } = snapshot({ state, deliveries: [delivery({ secret }), delivery()] });
    expect(deliveries.map(({ hasCode }) => hasCode)).toEqual([state === 'delivered', false]);
  });

  it('says when a code was first shown', () => {
    const reveals = new Map([['delivery-1', placedAt + 5]]);
    const order = supplierOrder({ deliveries: [delivery(), delivery({ id: 'delivery-2' })] });
    const { deliveries } = toSnapshot(order, { ...known, reveals });
    expect(deliveries.map(({ revealedAt }) => revealedAt)).toEqual([placedAt + 5, null]);
  });
});

describe('an answer from a lagging replica', () => {
  it.each<OrderState>(['paid', 'delivering', 'delivered', 'expired', 'refunded'])(
    'never asks for the money again once the order was %s',
    (lastState) => {
      const shown = toSnapshot(supplierOrder({ state: 'awaiting-payment' }), {
        ...known,
        lastState,
      });
      expect(shown).toMatchObject({ state: lastState, address: null, expiresInMs: null });
    },
  );

  it('does not hold back what moves an order on', () => {
    const late = supplierOrder({ state: 'paid' });
    expect(toSnapshot(late, { ...known, lastState: 'expired' }).state).toBe('paid');
    const dropped = supplierOrder({ state: 'awaiting-payment' });
    expect(toSnapshot(dropped, { ...known, lastState: 'seen' }).state).toBe('awaiting-payment');
  });
});

describe('an order that cannot be paid yet', () => {
  it.each([{ address: null }, { amount: null }, { amount: 'much' }])(
    'is in preparation: %j',
    (missing) => {
      expect(snapshot({ state: 'awaiting-payment', ...missing }).state).toBe('preparing');
    },
  );
});

describe('any order', () => {
  const amount = fc.oneof(
    fc.constant(null),
    fc.constantFrom('x', '', '0', '26.80', `${'9'.repeat(50)}`),
    fc.tuple(fc.nat(), fc.nat(999_999)).map(([whole, part]) => `${whole}.${part}`),
  );
  const time = fc.option(fc.integer({ min: 0, max: 2_000_000_000_000 }));
  // Marks that nothing else in an order can contain by chance.
  const marked = (mark: string) => fc.uuid().map((id) => `${mark}-${id}`);
  const beneficiary = fc.oneof(
    marked('NAME').map((name) => `${name}@example.com`),
    fc.stringMatching(/^\+[1-9][0-9]{10,14}$/),
    marked('ACCOUNT'),
  );
  const deliveries = fc.array(
    fc
      .record({
        secret: fc.option(
          fc.record({
            code: fc.option(marked('CODE')),
            serial: fc.option(marked('SERIAL')),
            securityCode: fc.option(marked('SECURITY')),
          }),
        ),
        beneficiary: fc.option(beneficiary),
        redeemInstructions: fc.option(marked('REDEEM')),
      })
      .map((change) => delivery(change)),
    { maxLength: 10 },
  );
  const orders = fc
    .record({
      supplierId: marked('SUPPLIER'),
      state: fc.constantFrom(...orderStates),
      amount,
      sent: amount,
      address: fc.option(marked('ADDRESS')),
      createdAt: time,
      updatedAt: time,
      paymentRequestedAt: time,
      deliveries,
    })
    .map((change) => supplierOrder(change));
  const moments = fc.integer({ min: 0, max: 2_000_000_000_000 });

  it('leaves no code, no whole recipient and no supplier id in what a browser gets', () => {
    fc.assert(
      fc.property(orders, moments, (order, now) => {
        const text = JSON.stringify(toSnapshot(order, { ...known, now }));
        expect(text).not.toMatch(/CODE-|SERIAL-|SECURITY-|REDEEM-|SUPPLIER-/);
        for (const { beneficiary: whole } of order.deliveries) {
          if (whole !== null) expect(text).not.toContain(whole);
        }
      }),
    );
  });

  it('shows an address only while payable, nothing negative, and what the browser can read', () => {
    fc.assert(
      fc.property(orders, moments, (order, now) => {
        const shown = toSnapshot(order, { ...known, now });
        expect(orderSchema.safeParse(shown).success).toBe(true);
        expect(JSON.stringify(shown).includes('ADDRESS-')).toBe(
          isPayable(shown.state) && order.address !== null,
        );
        if (shown.due !== null) expect(compareDecimals(shown.due, '0')).toBeGreaterThanOrEqual(0);
        expect(shown.expiresInMs ?? 0).toBeGreaterThanOrEqual(0);
        if (!isPayable(order.state)) expect(shown.state).toBe(order.state);
        else if (isPayable(shown.state)) expect([shown.address, shown.due]).not.toContain(null);
        else expect(['preparing', 'seen']).toContain(shown.state);
      }),
    );
  });
});
