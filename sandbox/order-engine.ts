import { invoiceSeconds } from './addresses';
import { decimalsOf, fromUnits, toUnits } from './decimal';
import type { OrderRecord, OrderState } from './order-record';
import type { Settings } from './settings';

/**
 * Milliseconds from each state to the next one: until a slow address is made, on the way to
 * delivery, and until late money that is held is given back.
 */
export const delays = {
  toAddress: 2000,
  toReceived: 2000,
  toDelivery: 1000,
  toDone: 2000,
  toRefund: 24 * 3_600_000,
};

/** Milliseconds an order waits for its payment. */
export function paymentWindow(network: string): number {
  return (network === 'Lightning' ? invoiceSeconds : 30 * 60) * 1000;
}

/** What becomes of money for an order that has ended; revived unless told otherwise. */
type Late = { late?: Settings['latePayment'] };

/** What can happen to an order besides the passing of time. No amount: all that is missing. */
export type Command =
  | ({ kind: 'pay'; amount?: string } & Late)
  | ({ kind: 'pay-part' } & Late)
  | { kind: 'drop-payment' }
  | { kind: 'make-address' }
  | { kind: 'setup-fail' }
  | { kind: 'cancel' }
  | { kind: 'expire' }
  | { kind: 'fail' }
  | { kind: 'review' }
  | { kind: 'resume' }
  | { kind: 'refund'; reason?: string };

const takesLateMoney: OrderState[] = ['Expired', 'PaymentFailed'];
const ended: OrderState[] = [
  ...takesLateMoney,
  'Done',
  'PaymentSetupFailed',
  'Refunded',
  'Canceled',
];

/** Terminal states: the supplier ends its stream here. Late money can revive some of them. */
export function isTerminal(state: OrderState): boolean {
  return ended.includes(state);
}

/** The one transition that time brings to an order which enters `state` at `at`. */
export function following(
  order: Pick<OrderRecord, 'createdAt' | 'network' | 'lines'>,
  state: OrderState,
  at: number,
): OrderRecord['next'] {
  switch (state) {
    case 'Created':
      return { state: 'WaitingForPayment', at: at + delays.toAddress };
    case 'WaitingForPayment':
    case 'PartialPaymentStarted':
      // A payment that vanishes does not lengthen the window.
      return { state: 'Expired', at: Math.max(at, order.createdAt + paymentWindow(order.network)) };
    case 'PaymentStarted':
      return { state: 'PaymentReceived', at: at + delays.toReceived };
    case 'PaymentReceived':
      return { state: 'WaitingForDelivery', at: at + delays.toDelivery };
    case 'WaitingForDelivery': {
      // One failed line fails alone; where nothing can be delivered, somebody has to look.
      const failed = order.lines.filter(({ deliveredAs }) => deliveredAs === 'failure');
      const nothing = failed.length > 0 && failed.length === order.lines.length;
      return { state: nothing ? 'WaitingForManualAction' : 'Done', at: at + delays.toDone };
    }
    default:
      return null;
  }
}

function enter(order: OrderRecord, state: OrderState, at: number): OrderRecord {
  const hasAddress = order.hasAddress || state === 'WaitingForPayment';
  return { ...order, state, hasAddress, next: following(order, state, at), updatedAt: at };
}

function refunded(order: OrderRecord, reason: string, at: number): OrderRecord {
  const refund = { amount: order.sentAmount, currency: order.coin, reason };
  return { ...enter(order, 'Refunded', at), refund };
}

/** The order after its next transition if that is due at `now`, else null. */
export function step(order: OrderRecord, now: number): OrderRecord | null {
  const { next } = order;
  if (!next || next.at > now) return null;
  return next.state === 'Refunded'
    ? refunded(order, 'LATE_PAYMENT', next.at)
    : enter(order, next.state, next.at);
}

type Outcome = { order: OrderRecord } | { refused: string };

function sentUnits(order: OrderRecord) {
  const decimals = decimalsOf(order.coinAmount);
  const due = toUnits(order.coinAmount, decimals) ?? 0n;
  const sent = toUnits(order.sentAmount, decimals) ?? 0n;
  return { decimals, due, sent, missing: due - sent };
}

function receive(order: OrderRecord, units: bigint, { late }: Late, at: number): Outcome {
  const { decimals, due, sent } = sentUnits(order);
  const isLate = isTerminal(order.state);
  const total = sent + units;
  // An invoice is settled in one payment and within its lifetime, or not at all.
  if (order.network === 'Lightning' && (isLate || total < due)) {
    return { refused: 'An invoice is paid whole and in time' };
  }
  const paid = { ...order, sentAmount: fromUnits(total, decimals) };
  if (isLate && late === 'review') {
    const next = { state: 'Refunded' as const, at: at + delays.toRefund };
    return { order: { ...enter(paid, 'WaitingForManualAction', at), next } };
  }
  if (total >= due) return { order: enter(paid, 'PaymentStarted', at) };
  if (isLate) return { order: { ...paid, updatedAt: at } };
  return { order: enter(paid, 'PartialPaymentStarted', at) };
}

function pay(order: OrderRecord, command: Extract<Command, { kind: 'pay' }>, at: number): Outcome {
  const { decimals, missing } = sentUnits(order);
  const units = command.amount === undefined ? missing : toUnits(command.amount, decimals);
  if (units === null || units <= 0n) {
    return { refused: `The amount must be positive, with at most ${decimals} decimals` };
  }
  return receive(order, units, command, at);
}

function payPart(order: OrderRecord, late: Late, at: number): Outcome {
  const half = sentUnits(order).missing / 2n;
  return half > 0n ? receive(order, half, late, at) : { refused: 'The amount cannot be split' };
}

function resume(order: OrderRecord, at: number): Outcome {
  if (sentUnits(order).missing > 0n) return { refused: 'It is not paid in full' };
  return { order: enter(order, 'WaitingForDelivery', at) };
}

const beforePayment: OrderState[] = ['WaitingForPayment', 'PartialPaymentStarted'];
const seen: OrderState[] = ['PartialPaymentStarted', 'PaymentStarted'];
const afterPayment: OrderState[] = ['PaymentReceived', 'WaitingForDelivery'];

const allowed: Record<Command['kind'], OrderState[]> = {
  pay: [...beforePayment, ...takesLateMoney],
  'pay-part': [...beforePayment, ...takesLateMoney],
  'drop-payment': seen,
  'make-address': ['Created'],
  'setup-fail': ['Created'],
  cancel: ['Created', 'WaitingForPayment'],
  expire: beforePayment,
  fail: [...beforePayment, 'PaymentStarted'],
  review: [...beforePayment, 'PaymentStarted', ...afterPayment],
  resume: ['WaitingForManualAction'],
  refund: [...afterPayment, 'WaitingForManualAction'],
};

/** Carries out a command at `at` (epoch ms); `refused` says why the order's state forbids it. */
export function perform(order: OrderRecord, command: Command, at: number): Outcome {
  if (!allowed[command.kind].includes(order.state)) {
    return { refused: `Not possible in state ${order.state}` };
  }
  switch (command.kind) {
    case 'pay':
      return pay(order, command, at);
    case 'pay-part':
      return payPart(order, command, at);
    case 'drop-payment':
      return { order: enter({ ...order, sentAmount: '0' }, 'WaitingForPayment', at) };
    case 'make-address':
      return { order: enter(order, 'WaitingForPayment', at) };
    case 'setup-fail':
      return { order: enter(order, 'PaymentSetupFailed', at) };
    case 'cancel':
      return { order: enter(order, 'Canceled', at) };
    case 'expire':
      return { order: enter(order, 'Expired', at) };
    case 'fail':
      // What was seen on its way never arrived.
      return { order: enter({ ...order, sentAmount: '0' }, 'PaymentFailed', at) };
    case 'review': {
      const { missing } = sentUnits(order);
      const sentAmount = missing > 0n ? order.coinAmount : order.sentAmount;
      return { order: enter({ ...order, sentAmount }, 'WaitingForManualAction', at) };
    }
    case 'resume':
      return resume(order, at);
    case 'refund':
      return { order: refunded(order, command.reason ?? 'OUT_OF_STOCK', at) };
    default:
      return command satisfies never;
  }
}
