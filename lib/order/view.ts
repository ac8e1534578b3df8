import type { OrderSnapshot, OrderState } from '@/schemas/order-snapshot';
import { isPayable, stepsDone, type Tone, toneOf } from './state';

/** What is so with an order: its state, or what has to be said of it more precisely. */
export type Situation =
  | OrderState
  /** Nothing could be learnt of it yet. */
  | 'unavailable'
  /** It still waits for money, but the time for that is over. */
  | 'overdue'
  /** It expired with some of the money received. */
  | 'expired-partly'
  /** The supplier says how much it has sent back. */
  | 'refunded-amount'
  /** Money came when the order had expired already. */
  | 'late'
  /** Its address takes another token: what is sent there is lost. */
  | 'refused';

/** What the buyer is to do. */
export type NextStep =
  | 'wait'
  | 'pay'
  | 'pay-rest'
  | 'collect'
  | 'order-again'
  | 'contact-support'
  | 'none';

/** How the page knows what it knows. Says nothing about the payment. */
export type LinkState =
  /** Nothing was heard yet. */
  | 'connecting'
  /** A change would be told at once. */
  | 'live'
  /** The order is read every so often. */
  | 'polling'
  /** It should have been, and could not. */
  | 'stale'
  /** The device itself says that it has no network. */
  | 'offline'
  /** Nothing will change any more. */
  | 'ended';

export type Connection = {
  link: LinkState;
  /** When the order that is shown was received, epoch ms; null while it is the page's own. */
  orderAt: number | null;
  /** When it was last certain that the order is as it is shown, epoch ms. */
  receivedAt: number | null;
};

export type OrderView = {
  situation: Situation;
  /** What the words of a situation may name. */
  values: { due: string; sent: string; coin: string; amount: string };
  /** What came beyond what was asked for; null for nothing, and while more may be asked for. */
  excess: { amount: string; coin: string } | null;
  tone: Tone;
  /** How many of pay, confirm and receive are done; null where there is no such way. */
  steps: 0 | 1 | 2 | 3 | null;
  next: NextStep;
  /** Whether the words send the buyer to support, be it besides what is next. */
  help: boolean;
  /** What is to be sent, as long as anything should be. */
  due: { amount: string; coin: string } | null;
  /** Until when, epoch ms by the reader's clock, and how much of it is left. */
  deadline: { at: number; leftMs: number; isNear: boolean } | null;
  /** A change to this is said at once when it asks for something, else when there is a pause. */
  urgency: 'polite' | 'assertive';
  /** How good the news is; `ageMs` is null where that is of no interest. */
  freshness: { link: LinkState; ageMs: number | null };
};

/** Time is quiet until little of it is left. */
const nearMs = 5 * 60_000;

/**
 * The deadline is a duration from when it was received: the phone's own idea of the time, which may
 * be wrong, takes no part in it.
 */
function deadlineOf(order: OrderSnapshot, now: number, { orderAt }: Connection) {
  const { expiresInMs, state } = order;
  if (!isPayable(state) || expiresInMs === null || orderAt === null) return null;
  const at = orderAt + expiresInMs;
  return { at, leftMs: Math.max(0, at - now), isNear: at - now < nearMs };
}

function freshnessOf(now: number, { link, receivedAt }: Connection): OrderView['freshness'] {
  const matters = link === 'polling' || link === 'stale' || link === 'offline';
  return { link, ageMs: matters && receivedAt !== null ? Math.max(0, now - receivedAt) : null };
}

/** Amounts are plain decimals and never negative, so any digit but zero makes one. */
export function hasSent({ sent }: Pick<OrderSnapshot, 'sent'>): boolean {
  return /[1-9]/.test(sent ?? '');
}

/** Once it is paid or delivered, it does not matter any more that the money came late. */
export function isLate({ state, history }: Pick<OrderSnapshot, 'state' | 'history'>): boolean {
  const awaited = state === 'seen' || state === 'in-review';
  return awaited && history.some((past) => past.state === 'expired');
}

function situationOf(
  order: OrderSnapshot | null,
  leftMs: number | null,
  isRefused: boolean,
): Situation {
  if (order === null) return 'unavailable';
  const { state, refund } = order;
  if (isPayable(state) && isRefused) return 'refused';
  if (isPayable(state) && leftMs === 0) return 'overdue';
  if (state === 'expired' && hasSent(order)) return 'expired-partly';
  if (isLate(order)) return 'late';
  return state === 'refunded' && refund?.amount ? 'refunded-amount' : state;
}

type Course = Pick<OrderView, 'next' | 'help' | 'urgency'>;

function courseOf(situation: Situation, sent: boolean): Course {
  switch (situation) {
    case 'awaiting-payment':
      return { next: 'pay', help: false, urgency: 'polite' };
    case 'partly-paid':
      return { next: 'pay-rest', help: false, urgency: 'assertive' };
    case 'overdue':
      return { next: 'wait', help: false, urgency: 'assertive' };
    case 'in-review':
      return { next: 'wait', help: true, urgency: 'polite' };
    case 'late':
      return { next: 'wait', help: true, urgency: 'assertive' };
    case 'delivered':
      return { next: 'collect', help: false, urgency: 'polite' };
    case 'expired':
    case 'setup-failed':
    case 'refused':
    case 'cancelled': {
      // Ordering again would be paying twice.
      const next = sent ? 'contact-support' : 'order-again';
      const help = sent || situation === 'cancelled' || situation === 'refused';
      return { next, help, urgency: 'assertive' };
    }
    case 'expired-partly':
    case 'failed':
      return { next: 'contact-support', help: true, urgency: 'assertive' };
    case 'refunded':
    case 'refunded-amount':
      return { next: 'none', help: false, urgency: 'polite' };
    case 'unavailable':
    case 'preparing':
    case 'seen':
    case 'paid':
    case 'delivering':
      return { next: 'wait', help: false, urgency: 'polite' };
    default:
      return situation satisfies never;
  }
}

function toneOfSituation(situation: Situation): Tone {
  switch (situation) {
    case 'unavailable':
    case 'overdue':
    case 'expired-partly':
    case 'late':
    case 'refused':
      return 'attention';
    case 'refunded-amount':
      return toneOf('refunded');
    default:
      return toneOf(situation);
  }
}

/**
 * What an order looks like now: the one place that decides what the page says, asks for and offers.
 * A bad connection is never shown as a state of the payment: all that it says here is since when
 * the news is known.
 * @param now epoch milliseconds of the same clock as the connection's times.
 * @param isRefused whether nothing may be sent to the order's address: see `PaymentRequest`.
 */
export function orderView(
  order: OrderSnapshot | null,
  now: number,
  connection: Connection,
  isRefused = false,
): OrderView {
  const deadline = order === null ? null : deadlineOf(order, now, connection);
  const situation = situationOf(order, deadline?.leftMs ?? null, isRefused);
  const asks = situation === 'awaiting-payment' || situation === 'partly-paid';
  const { due = null, sent = null, coin = null, refund = null, excess = null } = order ?? {};
  const values = { due: due ?? '', sent: sent ?? '', coin: coin ?? '', amount: '' };
  if (refund?.amount) {
    values.amount = refund.amount;
    values.coin = refund.currency ?? values.coin;
  }
  return {
    situation,
    values,
    tone: toneOfSituation(situation),
    steps: order === null || situation === 'refused' ? null : stepsDone(order.state),
    ...courseOf(situation, order !== null && hasSent(order)),
    due: asks && due !== null && coin !== null ? { amount: due, coin } : null,
    excess: !asks && excess !== null && coin !== null ? { amount: excess, coin } : null,
    deadline: asks ? deadline : null,
    freshness: freshnessOf(now, connection),
  };
}
