import { type OrderState, orderStates } from '@/schemas/order-snapshot';

const seconds = 1000;
const minutes = 60 * seconds;
const hours = 60 * minutes;
const days = 24 * hours;

/**
 * From one look to the next: `least` for as long as `steady`, then a quarter of the time that has passed
 * since, up to `most`. Nothing is looked for once the order has been in its state for `until`.
 */
type Pace = { least: number; steady: number; most: number; until: number };

/** An order that waits for its payment: the supplier's window is half an hour, an hour for Lightning. */
const payable = { least: 45 * seconds, steady: 35 * minutes, most: 30 * minutes, until: 30 * days };

/** Its money is on its way, or the goods are; both take minutes. */
const moving = { least: 15 * seconds, steady: 0, most: 10 * minutes, until: 30 * days };

/** Money that comes late may revive it. */
const revivable = { least: 10 * minutes, steady: 0, most: 12 * hours, until: 14 * days };

const paces: Record<OrderState, Pace | null> = {
  preparing: moving,
  'awaiting-payment': payable,
  'partly-paid': payable,
  seen: moving,
  paid: moving,
  delivering: moving,
  // A person at the supplier decides, within a day or so.
  'in-review': { least: 10 * minutes, steady: 0, most: 4 * hours, until: 30 * days },
  delivered: null,
  expired: revivable,
  failed: revivable,
  'setup-failed': null,
  cancelled: null,
  refunded: null,
};

/** However often its state has changed, an order is watched no longer than this from its creation. */
const longest = 30 * days;

/** Up to a fifth sooner or later, so that orders placed together are not looked at together. */
const jitter = 0.2;

type Circumstances = {
  /** As the store has it; a name this version does not know is watched like a review. */
  state: string;
  /** Epoch milliseconds: when it was placed, and when it was seen to come into that state. */
  createdAt: number;
  stateSince: number;
  now: number;
  /** 0 to 1. */
  random?: () => number;
};

/** When an order is to be looked at next, epoch milliseconds; null when it is watched no more. */
export function nextLookAt({
  state,
  createdAt,
  stateSince,
  now,
  random = Math.random,
}: Circumstances): number | null {
  const pace = paces[orderStates.find((name) => name === state) ?? 'in-review'];
  if (pace === null) return null;
  const { least, steady, most, until } = pace;
  const age = Math.max(0, now - stateSince);
  const pause = Math.min(most, Math.max(least, (age - steady) / 4));
  const at = Math.round(now + pause * (1 + jitter * (2 * random() - 1)));
  return at > createdAt + longest || at > stateSince + until ? null : at;
}

/** When an order came into the state it is in: where nothing is written down, with its creation. */
export function stateSince(order: {
  createdAt: number;
  history: readonly { at: number }[];
}): number {
  return order.history.at(-1)?.at ?? order.createdAt;
}
