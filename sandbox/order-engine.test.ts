import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalsOf, toUnits } from './decimal';
import { type Command, isTerminal, paymentWindow, perform, step } from './order-engine';
import type { OrderRecord, OrderState } from './order-record';

const start = 1_795_000_000_000;

function newOrder(network = 'Base'): OrderRecord {
  return {
    id: '2113a413-0da0-4d4f-9af0-bbcb63825ee6',
    createdAt: start,
    updatedAt: null,
    state: 'WaitingForPayment',
    next: { state: 'Expired', at: start + paymentWindow(network) },
    coin: 'USDC',
    network,
    coinAmount: '53.41',
    sentAmount: '0',
    eurValue: '47.76',
    walletAddress: '0x0',
    email: 'buyer@example.com',
    refundAddress: null,
    lines: [],
  };
}

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
    expect(settled(newOrder(network), end - 1).state).toBe('WaitingForPayment');
    expect(settled(newOrder(network), end)).toMatchObject({ state: 'Expired', updatedAt: end });
  });

  test('a part payment does not lengthen the window', () => {
    const end = start + 30 * 60_000;
    const expired = settled(inState('PartialPaymentStarted'), end);
    expect(expired).toMatchObject({ state: 'Expired', sentAmount: '20.00' });
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
    ['Done', { kind: 'review' }, 'refused'],
  ];

  test.each(outcomes)('in %s: %o', (state, command, expected) => {
    const outcome = perform(inState(state), command, start + 1);
    if (expected === 'refused') expect(outcome).toHaveProperty('refused');
    else expect(outcome).toMatchObject({ order: { ...expected, updatedAt: start + 1 } });
  });

  test('an invoice is paid whole and in time', () => {
    const order = newOrder('Lightning');
    expect(perform(order, { kind: 'pay-part' }, start)).toHaveProperty('refused');
    expect(done(order, { kind: 'pay' }).state).toBe('PaymentStarted');
    const expired = settled(order, start + 3_600_000);
    expect(perform(expired, { kind: 'pay' }, start + 3_600_001)).toHaveProperty('refused');
  });
});

const command = fc.oneof(
  fc.constantFrom<Command[]>(
    { kind: 'pay' },
    { kind: 'pay-part' },
    { kind: 'expire' },
    { kind: 'fail' },
    { kind: 'review' },
    { kind: 'resume' },
  ),
  fc
    .integer({ min: 0, max: 8000 })
    .map(
      (units): Command => ({ kind: 'pay', amount: `${Math.floor(units / 100)}.${units % 100}` }),
    ),
);
const event = fc.oneof(command, fc.integer({ min: 0, max: 2_400_000 }));

function expectConsistent(order: OrderRecord): void {
  const due = toUnits(order.coinAmount, 2) ?? 0n;
  const sent = toUnits(order.sentAmount, 2);
  expect(sent).not.toBeNull();
  const paid = sent !== null && sent >= due;
  if (order.state === 'WaitingForPayment') expect(order.sentAmount).toBe('0');
  if (order.state === 'PartialPaymentStarted') expect(sent).toBeGreaterThan(0n);
  const unpaid: OrderState[] = [
    'WaitingForPayment',
    'PartialPaymentStarted',
    'Expired',
    'PaymentFailed',
  ];
  expect(paid).toBe(!unpaid.includes(order.state));
  const waitsForSomebody = isTerminal(order.state) || order.state === 'WaitingForManualAction';
  expect(order.next === null).toBe(waitsForSomebody);
  expect(sent === 0n || decimalsOf(order.sentAmount) === 2).toBe(true);
}

describe('whatever happens', () => {
  test('sent amounts and states agree, and terminal orders change by late money only', () => {
    fc.assert(
      fc.property(fc.constantFrom('Base', 'Lightning'), fc.array(event), (network, events) => {
        let now = start;
        let order = newOrder(network);
        for (const happening of events) {
          const before = order;
          if (typeof happening === 'number') {
            now += happening;
            order = settled(order, now);
            if (isTerminal(before.state)) expect(order).toBe(before);
          } else {
            const outcome = perform(order, happening, now);
            if ('order' in outcome) order = outcome.order;
            const late = happening.kind === 'pay' || happening.kind === 'pay-part';
            if (before.state === 'Done') expect(order).toBe(before);
            if (isTerminal(before.state) && !late) expect(order).toBe(before);
          }
          expectConsistent(order);
          expect(order.updatedAt ?? start).toBeGreaterThanOrEqual(before.updatedAt ?? start);
        }
      }),
      { numRuns: 400 },
    );
  });
});
