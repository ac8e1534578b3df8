import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import messages from '@/messages/en.json' with { type: 'json' };
import { type OrderSnapshot, type OrderState, orderStates } from '@/schemas/order-snapshot';
import { fill } from '../i18n/fill';
import { orderSnapshot } from './order-fixtures';
import { isPayable } from './state';
import { type Connection, type LinkState, type OrderView, orderView } from './view';

const now = 1_790_000_600_000;
const live: Connection = { link: 'live', orderAt: now, receivedAt: now };
const view = (change: Partial<OrderSnapshot>, connection: Partial<Connection> = {}) =>
  orderView(orderSnapshot(change), now, { ...live, ...connection });

const expired = [{ state: 'expired' as const, at: now - 60_000 }];

type Row = Pick<OrderView, 'situation' | 'tone' | 'steps' | 'next' | 'help' | 'urgency' | 'due'>;
const due = { amount: '26.80', coin: 'USDC' };

/** [situation, tone, steps, next, help, urgency, due] */
const row = (
  situation: Row['situation'],
  tone: Row['tone'],
  steps: Row['steps'],
  next: Row['next'],
  help: boolean,
  urgency: Row['urgency'],
  owed: Row['due'] = null,
): Row => ({ situation, tone, steps, next, help, urgency, due: owed });

const table: Record<OrderState, Row> = {
  preparing: row('preparing', 'progress', 0, 'wait', false, 'polite'),
  'awaiting-payment': row('awaiting-payment', 'action', 0, 'pay', false, 'polite', due),
  seen: row('seen', 'progress', 1, 'wait', false, 'polite'),
  'partly-paid': row('partly-paid', 'attention', 0, 'pay-rest', false, 'assertive', due),
  paid: row('paid', 'progress', 2, 'wait', false, 'polite'),
  delivering: row('delivering', 'progress', 2, 'wait', false, 'polite'),
  'in-review': row('in-review', 'attention', null, 'wait', true, 'polite'),
  delivered: row('delivered', 'success', 3, 'collect', false, 'polite'),
  expired: row('expired', 'ended', null, 'order-again', false, 'assertive'),
  failed: row('failed', 'ended', null, 'contact-support', true, 'assertive'),
  'setup-failed': row('setup-failed', 'ended', null, 'order-again', false, 'assertive'),
  cancelled: row('cancelled', 'ended', null, 'order-again', true, 'assertive'),
  refunded: row('refunded', 'ended', null, 'none', false, 'polite'),
};

describe('what an order looks like', () => {
  it.each(orderStates)('in the state %s', (state) => {
    expect(view({ state })).toMatchObject(table[state]);
  });

  it('asks for nothing when its address takes another token', () => {
    const refused = (change: Partial<OrderSnapshot>) =>
      orderView(orderSnapshot(change), now, live, true);
    expect(refused({ state: 'awaiting-payment' })).toMatchObject({
      ...row('refused', 'attention', null, 'order-again', true, 'assertive'),
      deadline: null,
    });
    // Half of it is gone already: people have to look at it first.
    const partly = refused({ state: 'partly-paid', sent: '13.40' });
    expect(partly).toMatchObject({ situation: 'refused', next: 'contact-support', due: null });
    expect(refused({ state: 'delivered' }).situation).toBe('delivered');
  });

  it('while nothing could be learnt of it', () => {
    const expected = row('unavailable', 'attention', null, 'wait', false, 'polite');
    expect(orderView(null, now, live)).toMatchObject(expected);
  });

  it.each<[Partial<OrderSnapshot>, Partial<Row>]>([
    [
      { state: 'expired', sent: '13.40' },
      { situation: 'expired-partly', next: 'contact-support', help: true, tone: 'attention' },
    ],
    [
      { state: 'cancelled', sent: '26.80' },
      { situation: 'cancelled', next: 'contact-support', help: true },
    ],
    [
      { state: 'setup-failed', sent: '0.01' },
      { next: 'contact-support', help: true },
    ],
    [
      { state: 'expired', sent: '0.00' },
      { situation: 'expired', next: 'order-again' },
    ],
    [
      { state: 'expired', sent: null },
      { situation: 'expired', next: 'order-again' },
    ],
    [{ state: 'refunded', refund: { amount: null, currency: null } }, { situation: 'refunded' }],
    [
      { state: 'seen', history: expired },
      { situation: 'late', help: true, urgency: 'assertive' },
    ],
    [
      { state: 'in-review', history: expired },
      { situation: 'late', tone: 'attention', next: 'wait' },
    ],
    [{ state: 'paid', history: expired }, { situation: 'paid' }],
    [{ state: 'delivered', history: expired }, { situation: 'delivered' }],
  ])('with %j', (order, expected) => {
    expect(view(order)).toMatchObject(expected);
  });

  it('says how much came back, in the coin it came back in', () => {
    const { situation, values } = view({
      state: 'refunded',
      refund: { amount: '12.34', currency: 'USDT' },
    });
    expect([situation, values.amount, values.coin]).toEqual(['refunded-amount', '12.34', 'USDT']);
  });

  it('asks for the rest of a payment that came in part', () => {
    const order = { state: 'partly-paid', sent: '20.00', due: '6.80' } as const;
    expect(view(order)).toMatchObject({ due: { amount: '6.80', coin: 'USDC' }, next: 'pay-rest' });
  });

  it('tells of too much money once nothing is asked for any more', () => {
    const excess = { amount: '3.20', coin: 'USDC' };
    expect(view({ state: 'delivered', excess: '3.20' }).excess).toEqual(excess);
    expect(view({ state: 'awaiting-payment', excess: '3.20' }).excess).toBeNull();
    expect(view({ state: 'delivered' }).excess).toBeNull();
  });

  it.each([{ due: null }, { coin: null }])('asks for nothing that it cannot name: %j', (order) => {
    expect(view(order).due).toBeNull();
  });
});

describe('the deadline', () => {
  it('counts from when the order was received, whatever the phone takes the time to be', () => {
    for (const wrongBy of [-5e9, 0, 5e9]) {
      const phone = now + wrongBy;
      const connection = { ...live, orderAt: phone - 60_000 };
      const { deadline } = orderView(orderSnapshot({ expiresInMs: 600_000 }), phone, connection);
      expect(deadline).toEqual({ at: phone + 540_000, leftMs: 540_000, isNear: false });
    }
  });

  it.each([
    [5 * 60_000, false],
    [5 * 60_000 - 1, true],
    [1, true],
  ])('with %i ms left is near: %s', (expiresInMs, isNear) => {
    expect(view({ expiresInMs }).deadline).toMatchObject({ leftMs: expiresInMs, isNear });
  });

  it.each(['awaiting-payment', 'partly-paid'] as const)(
    'once over, takes back what %s asks for',
    (state) => {
      const expected = row('overdue', 'attention', 0, 'wait', false, 'assertive');
      expect(view({ state, expiresInMs: 0 })).toMatchObject({ ...expected, deadline: null });
      const later = { orderAt: now - 1000 };
      expect(view({ state, expiresInMs: 999 }, later).situation).toBe('overdue');
    },
  );

  it('is not known while the page is the server’s, nor without a duration', () => {
    expect(view({}, { orderAt: null }).deadline).toBeNull();
    expect(view({ expiresInMs: null }).deadline).toBeNull();
    expect(view({ expiresInMs: 0 }, { orderAt: null }).situation).toBe('awaiting-payment');
  });

  it.each(orderStates.filter((state) => !isPayable(state)))('is none of %s', (state) => {
    expect(view({ state, expiresInMs: 1000 }).deadline).toBeNull();
    expect(view({ state, expiresInMs: 0 }).situation).not.toBe('overdue');
  });
});

describe('the connection', () => {
  const links: LinkState[] = ['connecting', 'live', 'polling', 'stale', 'offline', 'ended'];

  it('never changes what is said of the payment', () => {
    const connections = fc.record({
      link: fc.constantFrom(...links),
      receivedAt: fc.option(fc.integer({ min: now - 1e7, max: now })),
      orderAt: fc.constant(now),
    });
    fc.assert(
      fc.property(fc.constantFrom(...orderStates), connections, (state, connection) => {
        const { freshness: _, ...said } = view({ state }, connection);
        const { freshness: __, ...expected } = view({ state });
        expect(said).toEqual(expected);
      }),
    );
  });

  it.each<[LinkState, number | null]>([
    ['connecting', null],
    ['live', null],
    ['polling', 4000],
    ['stale', 4000],
    ['offline', 4000],
    ['ended', null],
  ])('%s tells the age of the news where it matters', (link, ageMs) => {
    expect(view({}, { link, receivedAt: now - 4000 }).freshness).toEqual({ link, ageMs });
  });

  it('has no age before the first news', () => {
    expect(view({}, { link: 'stale', receivedAt: null }).freshness.ageMs).toBeNull();
  });
});

it('every situation has words with nothing left open', () => {
  const orders = fc.record({
    state: fc.constantFrom(...orderStates),
    sent: fc.constantFrom(null, '0', '13.40'),
    expiresInMs: fc.constantFrom(null, 0, 1000),
    refund: fc.constantFrom(null, { amount: '1.00', currency: null }),
  });
  fc.assert(
    fc.property(orders, (order) => {
      const { situation, values } = view(order);
      const { headline, body } = messages.order.states[situation];
      expect(fill(`${headline} ${body}`, values)).not.toMatch(/[{}]/);
    }),
  );
});
