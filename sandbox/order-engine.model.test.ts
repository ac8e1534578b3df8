import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalsOf, toUnits } from './decimal';
import { type Command, isTerminal, perform, step } from './order-engine';
import type { OrderRecord, OrderState } from './order-record';
import { newOrder, orderLine, start } from './testing/orders';

/** Every change of state there is, whether time or a command brings it. */
const transitions: Record<OrderState, OrderState[]> = {
  Created: ['WaitingForPayment', 'PaymentSetupFailed', 'Canceled'],
  WaitingForPayment: [
    'PartialPaymentStarted',
    'PaymentStarted',
    'WaitingForManualAction',
    'PaymentFailed',
    'Expired',
    'Canceled',
  ],
  PartialPaymentStarted: [
    'PaymentStarted',
    'WaitingForPayment',
    'WaitingForManualAction',
    'PaymentFailed',
    'Expired',
  ],
  PaymentStarted: [
    'PaymentReceived',
    'WaitingForPayment',
    'WaitingForManualAction',
    'PaymentFailed',
  ],
  PaymentReceived: ['WaitingForDelivery', 'WaitingForManualAction', 'Refunded'],
  WaitingForDelivery: ['Done', 'WaitingForManualAction', 'Refunded'],
  WaitingForManualAction: ['WaitingForDelivery', 'Refunded'],
  Expired: ['PaymentStarted', 'WaitingForManualAction'],
  PaymentFailed: ['PaymentStarted', 'WaitingForManualAction'],
  Done: [],
  PaymentSetupFailed: [],
  Refunded: [],
  Canceled: [],
};

const late = fc.constantFrom('revive' as const, 'review' as const);
const amount = fc
  .integer({ min: 0, max: 8000 })
  .map((cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`);
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom<Command[]>(
    { kind: 'drop-payment' },
    { kind: 'make-address' },
    { kind: 'setup-fail' },
    { kind: 'cancel' },
    { kind: 'expire' },
    { kind: 'fail' },
    { kind: 'review' },
    { kind: 'resume' },
    { kind: 'refund' },
  ),
  late.map((what): Command => ({ kind: 'pay', late: what })),
  late.map((what): Command => ({ kind: 'pay-part', late: what })),
  fc
    .tuple(amount, late)
    .map(([sent, what]): Command => ({ kind: 'pay', amount: sent, late: what })),
);
const passing = fc.oneof(fc.integer({ min: 0, max: 6000 }), fc.integer({ min: 0, max: 10 ** 8 }));
const history = fc.array(fc.oneof({ weight: 3, arbitrary: command }, passing), { maxLength: 25 });
const beginning = fc.record({
  network: fc.constantFrom('Base', 'Lightning'),
  state: fc.constantFrom('Created' as const, 'WaitingForPayment' as const),
  lines: fc.constantFrom(orderLine('code'), orderLine('failure')).map((line) => [line]),
});

type Change = { before: OrderRecord; after: OrderRecord; by: Command['kind'] | 'time' };

function changesOf(order: OrderRecord, events: (Command | number)[]): Change[] {
  const changes: Change[] = [];
  let now = start;
  let current = order;
  const note = (after: OrderRecord, by: Change['by']) => {
    changes.push({ before: current, after, by });
    current = after;
  };
  for (const event of events) {
    if (typeof event === 'number') {
      now += event;
    } else {
      const outcome = perform(current, event, now);
      if ('order' in outcome) note(outcome.order, event.kind);
    }
    for (let next = step(current, now); next; next = step(current, now)) note(next, 'time');
  }
  return changes;
}

const always = (check: (change: Change) => void) =>
  fc.assert(
    fc.property(beginning, history, (first, events) => {
      changesOf(newOrder(first), events).forEach(check);
    }),
    { numRuns: 600 },
  );

const cents = (order: OrderRecord) => toUnits(order.sentAmount, 2) ?? -1n;

describe('whatever happens', () => {
  test('no order changes its state in an undocumented way', () => {
    always(({ before, after }) => {
      if (before.state !== after.state) expect(transitions[before.state]).toContain(after.state);
    });
  });

  test('terminal orders change by late money only', () => {
    always(({ before, by }) => {
      if (isTerminal(before.state)) expect(['pay', 'pay-part']).toContain(by);
    });
  });

  test('money that was seen stays, unless the payment vanishes or fails', () => {
    always(({ before, after, by }) => {
      if (by === 'drop-payment' || by === 'fail') expect(after.sentAmount).toBe('0');
      else expect(cents(after)).toBeGreaterThanOrEqual(cents(before));
    });
  });

  test('amounts, addresses and refunds agree with the state', () => {
    const unpaid: OrderState[] = [
      'WaitingForPayment',
      'PartialPaymentStarted',
      'Expired',
      'PaymentFailed',
      'Created',
      'PaymentSetupFailed',
      'Canceled',
    ];
    const heldOrBack: OrderState[] = ['WaitingForManualAction', 'Refunded'];
    always(({ after: order }) => {
      const isPaid = cents(order) >= 5341n;
      if (heldOrBack.includes(order.state)) expect(cents(order)).toBeGreaterThan(0n);
      else expect(isPaid).toBe(!unpaid.includes(order.state));
      if (order.state === 'PartialPaymentStarted') expect(cents(order)).toBeGreaterThan(0n);
      expect(order.sentAmount === '0' || decimalsOf(order.sentAmount) === 2).toBe(true);
      if (cents(order) > 0n) expect(order.hasAddress).toBe(true);
      expect(order.refund?.amount).toBe(order.state === 'Refunded' ? order.sentAmount : undefined);
    });
  });

  test('time goes forward, and brings something to every order nobody has to act on', () => {
    always(({ before, after }) => {
      expect(after.updatedAt).toBeGreaterThanOrEqual(before.updatedAt ?? start);
      if (isTerminal(after.state)) expect(after.next).toBeNull();
      else if (after.state !== 'WaitingForManualAction') expect(after.next).not.toBeNull();
    });
  });
});

const everyCommand: Command[] = [
  { kind: 'pay' },
  { kind: 'pay', late: 'review' },
  { kind: 'pay-part' },
  { kind: 'drop-payment' },
  { kind: 'make-address' },
  { kind: 'setup-fail' },
  { kind: 'cancel' },
  { kind: 'expire' },
  { kind: 'fail' },
  { kind: 'review' },
  { kind: 'resume' },
  { kind: 'refund' },
];

function neighbours(order: OrderRecord): OrderRecord[] {
  const byTime = step(order, order.next?.at ?? start);
  const byCommand = everyCommand.flatMap((chosen) => {
    const outcome = perform(order, chosen, order.updatedAt ?? start);
    return 'order' in outcome ? [outcome.order] : [];
  });
  return byTime ? [byTime, ...byCommand] : byCommand;
}

test('every documented change of state happens', () => {
  const lines = [orderLine('failure')];
  const open = [newOrder({ state: 'Created' }), newOrder({ lines })];
  const visited = new Set<string>();
  const seen = new Set<string>();
  for (let order = open.pop(); order; order = open.pop()) {
    for (const after of neighbours(order)) {
      if (after.state !== order.state) seen.add(`${order.state} to ${after.state}`);
      const place = `${after.state} ${after.sentAmount} ${after.lines.length}`;
      if (!visited.has(place)) open.push(after);
      visited.add(place);
    }
  }
  const documented = Object.entries(transitions).flatMap(([from, tos]) =>
    tos.map((to) => `${from} to ${to}`),
  );
  expect([...seen].sort()).toEqual(documented.sort());
});
