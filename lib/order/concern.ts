import type { OrderState } from '@/schemas/order-snapshot';

/**
 * Why a person should look at an order, the most pressing first.
 * - `stuck`: on its way for longer than any network or delivery usually takes.
 * - `late`: money came when the order had expired already, and what becomes of it is open.
 * - `partial`: less than what was asked for has come, in time or not.
 * - `failed`, `review`: the supplier says so.
 */
export const concerns = ['stuck', 'late', 'partial', 'failed', 'review'] as const;
export type Concern = (typeof concerns)[number];

/** What is known of an order without asking the supplier. */
export type OrderPast = {
  /** As the store has it, which another version of the shop may have written. */
  state: string;
  /** When it came into that state, epoch milliseconds. */
  stateAt: number;
  /** The states it was seen to come into, its present one among them or not. */
  seen: readonly string[];
};

const minute = 60_000;

/**
 * For how long an order may stay in a state before it is stuck: networks and deliveries take minutes,
 * and what buyers of an order in review are told to wait is a day.
 */
export const patience: Readonly<Partial<Record<OrderState, number>>> = {
  preparing: 60 * minute,
  seen: 60 * minute,
  paid: 60 * minute,
  delivering: 60 * minute,
  'in-review': 24 * 60 * minute,
};

/** Whether an order has been in its state for longer than it should, whatever the supplier says of it. */
export function isStuck(
  { state, stateAt }: Pick<OrderPast, 'state' | 'stateAt'>,
  now: number,
): boolean {
  const longest = new Map<string, number>(Object.entries(patience)).get(state);
  return longest !== undefined && now - stateAt >= longest;
}

/** Money has been sent to it and the supplier has not said yet what becomes of that. */
const undecided = new Set<string>(['seen', 'in-review', 'partly-paid']);

function isLate({ state, seen }: OrderPast): boolean {
  return undecided.has(state) && seen.includes('expired');
}

function isPartial({ state, seen }: OrderPast): boolean {
  return state === 'partly-paid' || (state === 'expired' && seen.includes('partly-paid'));
}

/**
 * Why a person should look at an order; null while it takes its usual way, and of an order that came
 * to a good end or was never paid.
 * @param now epoch milliseconds.
 */
export function concernOf(order: OrderPast, now: number): Concern | null {
  if (isStuck(order, now)) return 'stuck';
  if (isLate(order)) return 'late';
  if (isPartial(order)) return 'partial';
  if (order.state === 'failed' || order.state === 'setup-failed') return 'failed';
  return order.state === 'in-review' ? 'review' : null;
}
