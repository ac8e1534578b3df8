import { describe, expect, test } from 'vitest';
import { type Command, delays, perform, step } from './order-engine';
import type { OrderRecord, OrderState } from './order-record';
import { newOrder, orderLine, start } from './testing/orders';

function settled(order: OrderRecord, now: number): OrderRecord {
  const next = step(order, now);
  return next ? settled(next, now) : order;
}

function done(order: OrderRecord, command: Command, at = start): OrderRecord {
  const outcome = perform(order, command, at);
  if ('refused' in outcome) throw new Error(outcome.refused);
  return outcome.order;
}

const inState = (state: OrderState): OrderRecord => {
  const paid = done(newOrder(), { kind: 'pay' });
  switch (state) {
    case 'Created':
      return newOrder({ state: 'Created' });
    case 'WaitingForPayment':
      return newOrder();
    case 'PartialPaymentStarted':
      return done(newOrder(), { kind: 'pay', amount: '20.00' });
    case 'PaymentStarted':
      return paid;
    case 'PaymentReceived':
      return settled(paid, start + 2000);
    case 'WaitingForDelivery':
      return settled(paid, start + 3000);
    case 'Done':
      return settled(paid, start + 5000);
    case 'WaitingForManualAction':
      return done(paid, { kind: 'review' });
    case 'Expired':
      return done(newOrder(), { kind: 'expire' });
    case 'PaymentFailed':
      return done(newOrder(), { kind: 'fail' });
    case 'PaymentSetupFailed':
      return done(newOrder({ state: 'Created' }), { kind: 'setup-fail' });
    case 'Refunded':
      return done(done(paid, { kind: 'review' }), { kind: 'refund' });
    case 'Canceled':
      return done(newOrder(), { kind: 'cancel' });
  }
};

describe('time', () => {
  test.each([
    [1999, 'PaymentStarted'],
    [2000, 'PaymentReceived'],
    [3000, 'WaitingForDelivery'],
    [4999, 'WaitingForDelivery'],
    [5000, 'Done'],
    [86_400_000, 'Done'],
  ])('%i ms after payment in full: %s', (passed, state) => {
    expect(settled(inState('PaymentStarted'), start + passed).state).toBe(state);
  });

  test.each([
    ['Base', 30],
    ['Lightning', 60],
  ])('an unpaid order on %s expires after %i minutes', (network, minutes) => {
    const end = start + minutes * 60_000;
    expect(settled(newOrder({ network }), end - 1).state).toBe('WaitingForPayment');
    expect(settled(newOrder({ network }), end)).toMatchObject({ state: 'Expired', updatedAt: end });
  });

  test('a part payment does not lengthen the window', () => {
    const end = start + 30 * 60_000;
    const expired = settled(inState('PartialPaymentStarted'), end);
    expect(expired).toMatchObject({ state: 'Expired', sentAmount: '20.00' });
  });

  test('a slow address is made after two seconds, or at once, in the same window', () => {
    const young = inState('Created');
    expect(settled(young, start + 1999)).toMatchObject({ state: 'Created', hasAddress: false });
    const end = start + 30 * 60_000;
    const byItself = settled(young, start + 2000);
    const byCommand = done(young, { kind: 'make-address' }, start + 1);
    for (const order of [byItself, byCommand]) {
      expect(order).toMatchObject({ state: 'WaitingForPayment', hasAddress: true });
      expect(order.next).toEqual({ state: 'Expired', at: end });
    }
  });

  test('a payment that vanishes does not lengthen the window', () => {
    const end = start + 30 * 60_000;
    const dropped = done(inState('PaymentStarted'), { kind: 'drop-payment' }, start + 500);
    expect(dropped).toMatchObject({ state: 'WaitingForPayment', sentAmount: '0' });
    expect(settled(dropped, end)).toMatchObject({ state: 'Expired', updatedAt: end });
    const late = done(inState('Expired'), { kind: 'pay' }, end + 1000);
    const droppedLate = done(late, { kind: 'drop-payment' }, end + 1500);
    expect(settled(droppedLate, end + 1500)).toMatchObject({
      state: 'Expired',
      updatedAt: end + 1500,
    });
  });

  test.each([
    ['one line of two', [orderLine('failure'), orderLine('code')], 'Done'],
    ['every line', [orderLine('failure'), orderLine('failure')], 'WaitingForManualAction'],
  ])('where %s cannot be delivered, the order ends as %s', (_, lines, state) => {
    const paid = done(newOrder({ lines }), { kind: 'pay' });
    expect(settled(paid, start + 5000).state).toBe(state);
  });

  test('late money that is held is given back after a day', () => {
    const held = done(inState('Expired'), { kind: 'pay', amount: '20', late: 'review' });
    expect(held).toMatchObject({ state: 'WaitingForManualAction', sentAmount: '20.00' });
    expect(perform(held, { kind: 'resume' }, start)).toHaveProperty('refused');
    expect(settled(held, start + delays.toRefund - 1)).toEqual(held);
    expect(settled(held, start + delays.toRefund)).toMatchObject({
      state: 'Refunded',
      refund: { amount: '20.00', currency: 'USDC', reason: 'LATE_PAYMENT' },
      next: null,
    });
  });

  test('late money that is held can be accepted when it is enough', () => {
    const held = done(inState('Expired'), { kind: 'pay', late: 'review' });
    const resumed = done(held, { kind: 'resume' }, start + 1);
    expect(settled(resumed, start + 10 ** 10).state).toBe('Done');
  });

  test('review stops the clock, resume starts it', () => {
    const held = inState('WaitingForManualAction');
    expect(settled(held, start + 10 ** 10)).toEqual(held);
    const resumed = done(held, { kind: 'resume' }, start + 60_000);
    expect(resumed.state).toBe('WaitingForDelivery');
    expect(settled(resumed, start + 62_000)).toMatchObject({
      state: 'Done',
      updatedAt: start + 62_000,
    });
  });
});

describe('commands', () => {
  const outcomes: [OrderState, Command, Partial<OrderRecord> | 'refused'][] = [
    ['WaitingForPayment', { kind: 'pay' }, { state: 'PaymentStarted', sentAmount: '53.41' }],
    [
      'WaitingForPayment',
      { kind: 'pay', amount: '60' },
      { state: 'PaymentStarted', sentAmount: '60.00' },
    ],
    [
      'WaitingForPayment',
      { kind: 'pay', amount: '53.40' },
      { state: 'PartialPaymentStarted', sentAmount: '53.40' },
    ],
    ['WaitingForPayment', { kind: 'pay', amount: '0' }, 'refused'],
    ['WaitingForPayment', { kind: 'pay', amount: '1.001' }, 'refused'],
    [
      'WaitingForPayment',
      { kind: 'pay-part' },
      { state: 'PartialPaymentStarted', sentAmount: '26.70' },
    ],
    ['PartialPaymentStarted', { kind: 'pay' }, { state: 'PaymentStarted', sentAmount: '53.41' }],
    ['PartialPaymentStarted', { kind: 'fail' }, { state: 'PaymentFailed', sentAmount: '0' }],
    ['PaymentStarted', { kind: 'fail' }, { state: 'PaymentFailed', sentAmount: '0' }],
    ['PaymentStarted', { kind: 'pay' }, 'refused'],
    ['PaymentStarted', { kind: 'expire' }, 'refused'],
    ['PaymentReceived', { kind: 'fail' }, 'refused'],
    ['PaymentReceived', { kind: 'review' }, { state: 'WaitingForManualAction' }],
    [
      'WaitingForPayment',
      { kind: 'review' },
      { state: 'WaitingForManualAction', sentAmount: '53.41' },
    ],
    ['WaitingForDelivery', { kind: 'resume' }, 'refused'],
    ['Expired', { kind: 'pay' }, { state: 'PaymentStarted', sentAmount: '53.41' }],
    ['Expired', { kind: 'pay', amount: '1' }, { state: 'Expired', sentAmount: '1.00' }],
    ['PaymentFailed', { kind: 'pay' }, { state: 'PaymentStarted', sentAmount: '53.41' }],
    ['Expired', { kind: 'review' }, 'refused'],
    ['Done', { kind: 'pay' }, 'refused'],
    ['Done', { kind: 'refund' }, 'refused'],
    ['Created', { kind: 'pay' }, 'refused'],
    ['Created', { kind: 'expire' }, 'refused'],
    ['Created', { kind: 'cancel' }, { state: 'Canceled', hasAddress: false }],
    ['Created', { kind: 'setup-fail' }, { state: 'PaymentSetupFailed', hasAddress: false }],
    ['WaitingForPayment', { kind: 'setup-fail' }, 'refused'],
    ['WaitingForPayment', { kind: 'make-address' }, 'refused'],
    ['WaitingForPayment', { kind: 'cancel' }, { state: 'Canceled', hasAddress: true }],
    ['PartialPaymentStarted', { kind: 'cancel' }, 'refused'],
    ['PaymentStarted', { kind: 'cancel' }, 'refused'],
    ['WaitingForPayment', { kind: 'drop-payment' }, 'refused'],
    [
      'PartialPaymentStarted',
      { kind: 'drop-payment' },
      { state: 'WaitingForPayment', sentAmount: '0' },
    ],
    ['PaymentStarted', { kind: 'drop-payment' }, { state: 'WaitingForPayment', sentAmount: '0' }],
    ['PaymentReceived', { kind: 'drop-payment' }, 'refused'],
    ['PaymentStarted', { kind: 'refund' }, 'refused'],
    [
      'PaymentReceived',
      { kind: 'refund' },
      {
        state: 'Refunded',
        sentAmount: '53.41',
        refund: { amount: '53.41', currency: 'USDC', reason: 'OUT_OF_STOCK' },
      },
    ],
    [
      'WaitingForManualAction',
      { kind: 'refund', reason: 'FRAUD_CHECK' },
      { refund: { amount: '53.41', currency: 'USDC', reason: 'FRAUD_CHECK' } },
    ],
    ['Canceled', { kind: 'pay', late: 'review' }, 'refused'],
    ['Refunded', { kind: 'pay' }, 'refused'],
    ['PaymentSetupFailed', { kind: 'pay' }, 'refused'],
    [
      'PaymentFailed',
      { kind: 'pay-part', late: 'review' },
      { state: 'WaitingForManualAction', sentAmount: '26.70' },
    ],
    ['Done', { kind: 'review' }, 'refused'],
  ];

  test.each(outcomes)('in %s: %o', (state, command, expected) => {
    const outcome = perform(inState(state), command, start + 1);
    if (expected === 'refused') expect(outcome).toHaveProperty('refused');
    else expect(outcome).toMatchObject({ order: { ...expected, updatedAt: start + 1 } });
  });

  test('an invoice is paid whole and in time', () => {
    const order = newOrder({ network: 'Lightning' });
    expect(perform(order, { kind: 'pay-part' }, start)).toHaveProperty('refused');
    expect(done(order, { kind: 'pay' }).state).toBe('PaymentStarted');
    const expired = settled(order, start + 3_600_000);
    expect(perform(expired, { kind: 'pay' }, start + 3_600_001)).toHaveProperty('refused');
  });
});
