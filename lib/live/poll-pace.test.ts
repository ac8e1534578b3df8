import { describe, expect, it } from 'vitest';
import { type OrderState, orderStates } from '@/schemas/order-snapshot';
import { pollDelay, staleAfterMs } from './poll-pace';

const minute = 60_000;
const seconds = (delay: number | null) => (delay === null ? null : delay / 1000);

describe('an order is polled', () => {
  it.each<[calm: number, alone: number]>([
    [0, 5],
    [2 * minute - 1, 5],
    [2 * minute, 10],
    [10 * minute - 1, 10],
    [10 * minute, 30],
    [24 * 60 * minute, 30],
  ])('after %i ms without a change every %i s, and every 30 s beside a stream', (calmMs, alone) => {
    for (const state of [null, 'preparing', 'awaiting-payment', 'seen', 'paid'] as const) {
      expect(seconds(pollDelay({ state, live: false, calmMs }))).toBe(alone);
      expect(seconds(pollDelay({ state, live: true, calmMs }))).toBe(30);
    }
  });

  const special: Partial<Record<OrderState, [early: number | null, late: number | null]>> = {
    'in-review': [60, 60],
    expired: [30, 300],
    failed: [30, 300],
    delivered: [null, null],
    refunded: [null, null],
    cancelled: [null, null],
    'setup-failed': [null, null],
  };
  it.each(orderStates)('in the state %s at a pace of its own, or not at all', (state) => {
    const [early, late] = special[state] ?? [5, 30];
    expect(seconds(pollDelay({ state, live: false, calmMs: 0 }))).toBe(early);
    expect(seconds(pollDelay({ state, live: false, calmMs: 60 * minute }))).toBe(late);
  });
});

it.each([
  [5, 30],
  [10, 30],
  [30, 70],
  [60, 130],
])('at a poll in %i s, news is old after %i s', (delay, old) => {
  expect(staleAfterMs(delay * 1000)).toBe(old * 1000);
});
