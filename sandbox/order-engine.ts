import { invoiceSeconds } from './addresses';
import { decimalsOf, fromUnits, toUnits } from './decimal';
import type { OrderRecord, OrderState } from './order-record';

/** Milliseconds from each state to the next one on the way to delivery. */
export const delays = { toReceived: 2000, toDelivery: 1000, toDone: 2000 };

/** Milliseconds an order waits for its payment. */
export function paymentWindow(network: string): number {
  return (network === 'Lightning' ? invoiceSeconds : 30 * 60) * 1000;
}

/** What can happen to an order besides the passing of time. No amount: all that is missing. */
export type Command =
  | { kind: 'pay'; amount?: string }
  | { kind: 'pay-part' }
  | { kind: 'expire' }
  | { kind: 'fail' }
  | { kind: 'review' }
  | { kind: 'resume' };

/** Terminal states: the supplier ends its stream here. Late money can still revive the last two. */
export function isTerminal(state: OrderState): boolean {
  return state === 'Done' || state === 'Expired' || state === 'PaymentFailed';
}

function following(state: OrderState, at: number): OrderRecord['next'] {
  switch (state) {
    case 'PaymentStarted':
      return { state: 'PaymentReceived', at: at + delays.toReceived };
    case 'PaymentReceived':
      return { state: 'WaitingForDelivery', at: at + delays.toDelivery };
    case 'WaitingForDelivery':
      return { state: 'Done', at: at + delays.toDone };
    default:
      return null;
  }
}

function enter(order: OrderRecord, state: OrderState, at: number): OrderRecord {
  return { ...order, state, next: following(state, at), updatedAt: at };
}

/** The order after its next transition if that is due at `now`, else null. */
export function step(order: OrderRecord, now: number): OrderRecord | null {
  const { next } = order;
  return next && next.at <= now ? enter(order, next.state, next.at) : null;
}

type Outcome = { order: OrderRecord } | { refused: string };

const beforePayment: OrderState[] = ['WaitingForPayment', 'PartialPaymentStarted'];

function sentUnits(order: OrderRecord) {
  const decimals = decimalsOf(order.coinAmount);
  const due = toUnits(order.coinAmount, decimals) ?? 0n;
  const sent = toUnits(order.sentAmount, decimals) ?? 0n;
  return { decimals, due, sent, missing: due - sent };
}

function receive(order: OrderRecord, units: bigint, at: number): Outcome {
  const { decimals, due, sent } = sentUnits(order);
  const late = isTerminal(order.state);
  const total = sent + units;
  // An invoice is settled in one payment and within its lifetime, or not at all.
  if (order.network === 'Lightning' && (late || total < due)) {
    return { refused: 'An invoice is paid whole and in time' };
  }
  const paid = { ...order, sentAmount: fromUnits(total, decimals) };
  if (total >= due) return { order: enter(paid, 'PaymentStarted', at) };
  if (late) return { order: { ...paid, updatedAt: at } };
  return { order: { ...paid, state: 'PartialPaymentStarted', updatedAt: at } };
}

function pay(order: OrderRecord, amount: string | undefined, at: number): Outcome {
  const { decimals, missing } = sentUnits(order);
  const units = amount === undefined ? missing : toUnits(amount, decimals);
  if (units === null || units <= 0n) {
    return { refused: `The amount must be positive, with at most ${decimals} decimals` };
  }
  return receive(order, units, at);
}

function payPart(order: OrderRecord, at: number): Outcome {
  const half = sentUnits(order).missing / 2n;
  return half > 0n ? receive(order, half, at) : { refused: 'The amount cannot be split' };
}

const allowed: Record<Command['kind'], OrderState[]> = {
  pay: [...beforePayment, 'Expired', 'PaymentFailed'],
  'pay-part': [...beforePayment, 'Expired', 'PaymentFailed'],
  expire: beforePayment,
  fail: [...beforePayment, 'PaymentStarted'],
  review: [...beforePayment, 'PaymentStarted', 'PaymentReceived', 'WaitingForDelivery'],
  resume: ['WaitingForManualAction'],
};

/** Carries out a command at `at` (epoch ms); `refused` says why the order's state forbids it. */
export function perform(order: OrderRecord, command: Command, at: number): Outcome {
  if (!allowed[command.kind].includes(order.state)) {
    return { refused: `Not possible in state ${order.state}` };
  }
  switch (command.kind) {
    case 'pay':
      return pay(order, command.amount, at);
    case 'pay-part':
      return payPart(order, at);
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
      return { order: enter(order, 'WaitingForDelivery', at) };
  }
}
