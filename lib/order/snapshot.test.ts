import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SupplierOrder } from '@/schemas/order';
import { type OrderState, orderSchema, orderStates } from '@/schemas/order-snapshot';
import { compareDecimals } from '../money';
import { delivery, placedAt, supplierOrder } from './order-fixtures';
import { toSnapshot } from './snapshot';
import { isFinal, isPayable } from './state';

const minute = 60_000;
const known = {
  id: 'abcdefghijklmnopqrstuvwx',
  reveals: new Map<string, number>(),
  now: placedAt,
  lastState: null,
  lastVersion: null,
  asked: null,
  placedAt,
  history: [],
  payments: [],
};
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
      excess: null,
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
          failed: false,
          revealedAt: null,
        },
      ],
      history: [{ state: 'placed', at: placedAt }],
      payments: [],
    });
  });

  it('tells what wallets were asked to pay', () => {
    const payments = [
      { due: '26.8', hash: `0x${'0b'.repeat(32)}`, begunAt: placedAt + minute },
      { due: '2', hash: null, begunAt: placedAt + 2 * minute },
    ];
    expect(toSnapshot(supplierOrder(), { ...known, payments }).payments).toEqual([
      { amount: '26.8', hash: `0x${'0b'.repeat(32)}`, at: placedAt + minute },
      { amount: '2', hash: null, at: placedAt + 2 * minute },
    ]);
  });

  it('tells when it came into each state, in the states this shop knows', () => {
    const history = [
      { state: 'expired', at: placedAt + 30 * minute },
      { state: 'pondering', at: placedAt + 31 * minute },
      { state: 'seen', at: placedAt + 32 * minute },
    ];
    const told = toSnapshot(supplierOrder({ state: 'seen' }), { ...known, history });
    expect(told.history.map(({ state }) => state)).toEqual(['placed', 'expired', 'seen']);
  });

  it.each([
    ['26.81', '0.01'],
    ['26.80', null],
    ['26.7999', null],
    [null, null],
  ])('with %s sent says that %s came beyond what was asked for', (sent, excess) => {
    expect(snapshot({ state: 'paid', sent }).excess).toBe(excess);
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

describe('an answer the supplier dates before what was seen', () => {
  const seconds = placedAt / 1000;
  const old = (state: OrderState, lastState: OrderState) =>
    toSnapshot(supplierOrder({ state, updatedAt: placedAt }), {
      ...known,
      lastState,
      lastVersion: seconds + 2,
    });

  it.each(orderStates)('never asks for money and leaves %s as it was', (lastState) => {
    for (const state of ['awaiting-payment', 'partly-paid', 'seen', 'paid'] as const) {
      const shown = old(state, lastState);
      expect(shown).toMatchObject({ address: null, expiresInMs: null });
      // What is due of a partly paid order is not known from an old answer.
      expect(shown.state).toBe(isPayable(lastState) ? 'preparing' : lastState);
    }
  });

  it.each([seconds, seconds - 1, null])('is news after one dated %j', (lastVersion) => {
    const order = supplierOrder({ state: 'awaiting-payment', updatedAt: placedAt });
    const shown = toSnapshot(order, { ...known, lastState: 'seen', lastVersion });
    expect(shown.state).toBe('awaiting-payment');
  });

  it.each<OrderState>(['awaiting-payment', 'partly-paid', 'preparing'])(
    'may be one without a date, as new orders have none: %s',
    (state) => {
      const order = supplierOrder({ state });
      const shown = toSnapshot(order, { ...known, lastState: 'seen', lastVersion: seconds });
      expect(shown).toMatchObject({ state: 'seen', address: null });
    },
  );

  it('is not known for one when it carries no date', () => {
    const order = supplierOrder({ state: 'paid' });
    const shown = toSnapshot(order, { ...known, lastState: 'seen', lastVersion: seconds + 2 });
    expect(shown.state).toBe('paid');
  });

  it.each<[OrderState, OrderState]>([
    ['paid', 'paid'],
    ['delivered', 'delivered'],
    ['refunded', 'refunded'],
    ['expired', 'seen'],
    ['failed', 'seen'],
    ['awaiting-payment', 'seen'],
  ])('or not: a payment spotted after %s shows %s', (lastState, state) => {
    const shown = toSnapshot(supplierOrder({ state: 'seen' }), { ...known, lastState });
    expect(shown.state).toBe(state);
  });
});

describe('an order of which it is known what was asked', () => {
  const asked = { coin: 'USDC', network: 'Polygon (Matic)' };
  const { address } = supplierOrder();
  const answered = (change: Partial<SupplierOrder>, lastState: string | null = null) =>
    toSnapshot(supplierOrder(change), { ...known, asked, lastState });

  it.each<[string | null, string | null]>([
    ['USDC', 'Polygon (Matic)'],
    ['usdc', 'Polygon (Matic)'],
    ['USDC', 'POLYGON (MATIC)'],
    ['Usdc', 'polygon (matic)'],
  ])('can be paid as it is called: %s on %s', (coin, network) => {
    const shown = { state: 'awaiting-payment', coin, network, address };
    expect(answered({ coin, network })).toMatchObject(shown);
  });

  it('can be paid where only the blanks around a name are gone', () => {
    const order = supplierOrder({ coin: 'USDC', network: 'Base' });
    const blank = { coin: 'USDC ', network: ' Base' };
    expect(toSnapshot(order, { ...known, asked: blank })).toMatchObject({ address });
  });

  it.each<[string | null, string | null, string, string]>([
    ['USDC', null, 'USDC', 'Polygon (Matic)'],
    ['usdc', null, 'usdc', 'Polygon (Matic)'],
    [null, 'POLYGON (MATIC)', 'USDC', 'POLYGON (MATIC)'],
    [null, null, 'USDC', 'Polygon (Matic)'],
  ])('answered with %s on %s is shown as %s on %s', (coin, network, shownCoin, shownNetwork) => {
    const named = { coin: shownCoin, network: shownNetwork };
    expect(answered({ coin, network })).toMatchObject({ ...named, address });
    expect(answered({ coin, network, state: 'delivered' })).toMatchObject(named);
  });

  const others: [string | null, string | null][] = [
    ['USDT', 'Polygon (Matic)'],
    ['USDC.e', 'Polygon (Matic)'],
    ['USDC', 'Polygon'],
    ['USDC', 'Base'],
    ['USDT', 'Base'],
    ['USDT', null],
    [null, 'Base'],
  ];

  it.each(others)('but is answered with %s on %s asks for no money', (coin, network) => {
    const shown = answered({ coin, network });
    expect(shown).toMatchObject({ state: 'in-review', coin, network });
    expect(shown).toMatchObject({ address: null, expiresInMs: null });
    expect(isFinal(shown.state)).toBe(false);
    const partly = answered({ coin, network, state: 'partly-paid', sent: '5' });
    expect(partly).toMatchObject({ state: 'in-review', address: null });
  });

  it.each(orderStates.filter((state) => !isPayable(state)))(
    'and that is %s stays so, whatever it is called',
    (state) => {
      for (const [coin, network] of others) {
        expect(answered({ coin, network, state })).toMatchObject({ state, coin, network });
      }
    },
  );

  it('is paid once the supplier names the right coin, and not asked for again after', () => {
    const right = { coin: 'USDC', network: 'Polygon (Matic)' };
    expect(answered(right, 'in-review')).toMatchObject({ state: 'awaiting-payment', address });
    expect(answered({ coin: 'USDT' }, 'paid')).toMatchObject({ state: 'paid', address: null });
  });

  it('is in preparation while it has no address, whatever it is called', () => {
    expect(answered({ coin: 'USDT', address: null }).state).toBe('preparing');
  });
});

it.each<[string | null, string | null]>([
  ['USDT', 'Tron'],
  ['USDC', null],
  [null, null],
])('without a record of what was asked, %s on %s is believed', (coin, network) => {
  const { address } = supplierOrder();
  const shown = { state: 'awaiting-payment', coin, network, address };
  expect(snapshot({ coin, network })).toMatchObject(shown);
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

  const name = fc.oneof(fc.constantFrom('USDC', 'USDT', 'Base', 'Polygon (Matic)'), fc.string());
  const reportedFor = (asked: string) =>
    fc.oneof(fc.constantFrom(null, asked, asked.toLowerCase(), asked.toUpperCase()), name);
  const payments = fc.record({ coin: name, network: name }).chain((asked) =>
    fc.record({
      asked: fc.constant(asked),
      coin: reportedFor(asked.coin),
      network: reportedFor(asked.network),
    }),
  );

  it('shows an address only together with the coin and the network that were asked for', () => {
    const plain = (text: string | null) => text?.trim().toLowerCase();
    fc.assert(
      fc.property(orders, payments, (order, { asked, coin, network }) => {
        const shown = toSnapshot({ ...order, coin, network }, { ...known, asked });
        if (shown.address === null) return;
        expect(plain(shown.coin)).toBe(plain(asked.coin));
        expect(plain(shown.network)).toBe(plain(asked.network));
      }),
      { numRuns: 2_000 },
    );
  });

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
