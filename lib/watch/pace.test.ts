import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OrderState, orderStates } from '@/schemas/order-snapshot';
import { isSettled } from '../order/state';
import { nextLookAt, stateSince } from './pace';

const seconds = 1000;
const minutes = 60 * seconds;
const hours = 60 * minutes;
const days = 24 * hours;
const placed = 1_790_000_000_000;

/** Milliseconds to the next look at an order that has been in a state for `age`; null for none. */
function pauseIn(state: string, age: number, random = 0.5): number | null {
  const now = placed + age;
  const times = { createdAt: placed, stateSince: placed, now };
  const at = nextLookAt({ state, ...times, random: () => random });
  return at === null ? null : at - now;
}

describe('the next look at an order', () => {
  it.each<[OrderState, number, number]>([
    ['awaiting-payment', 0, 45 * seconds],
    ['awaiting-payment', 30 * minutes, 45 * seconds],
    ['partly-paid', 29 * minutes, 45 * seconds],
    ['awaiting-payment', 55 * minutes, 5 * minutes],
    ['awaiting-payment', 1 * days, 30 * minutes],
    ['seen', 0, 15 * seconds],
    ['paid', 2 * minutes, 30 * seconds],
    ['delivering', 20 * minutes, 5 * minutes],
    ['delivering', 5 * hours, 10 * minutes],
    ['preparing', 0, 15 * seconds],
    ['in-review', 0, 10 * minutes],
    ['in-review', 4 * hours, 1 * hours],
    ['in-review', 3 * days, 4 * hours],
    ['expired', 0, 10 * minutes],
    ['failed', 8 * hours, 2 * hours],
    ['expired', 9 * days, 12 * hours],
  ])('that is %s for %d ms comes after %d ms', (state, age, pause) => {
    expect(pauseIn(state, age)).toBe(pause);
  });

  it('never comes where nothing can change any more', () => {
    for (const state of orderStates.filter(isSettled)) expect(pauseIn(state, 0)).toBeNull();
    expect(orderStates.filter((state) => pauseIn(state, 0) === null)).toEqual(
      orderStates.filter(isSettled),
    );
  });

  it('comes no more after two weeks of waiting for late money, or thirty days of anything', () => {
    expect(pauseIn('expired', 13 * days)).not.toBeNull();
    expect(pauseIn('expired', 14 * days)).toBeNull();
    for (const state of orderStates) expect(pauseIn(state, 30 * days)).toBeNull();
    const now = placed + 30 * days;
    const justNow = { state: 'paid', createdAt: placed, stateSince: now, now };
    expect(nextLookAt(justNow)).toBeNull();
  });

  it('of an order in a state of another version comes as in a review', () => {
    expect(pauseIn('something-new', 0)).toBe(10 * minutes);
  });

  it('is a fifth sooner or later at random', () => {
    expect(pauseIn('paid', 0, 0)).toBe(12 * seconds);
    expect(pauseIn('paid', 0, 1)).toBe(18 * seconds);
  });

  it('is always to come, and never within a time that would press the supplier', () => {
    const circumstances = fc.record({
      state: fc.constantFrom(...orderStates),
      stateSince: fc.integer({ min: 0, max: 40 * days }).map((ms) => placed + ms),
      // A clock that was set back.
      age: fc.integer({ min: -1 * days, max: 40 * days }),
      chance: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(circumstances, ({ state, stateSince, age, chance }) => {
        const now = stateSince + age;
        const times = { createdAt: placed, stateSince, now };
        const at = nextLookAt({ state, ...times, random: () => chance });
        if (at === null) return;
        expect(at - now).toBeGreaterThanOrEqual(12 * seconds);
        expect(at).toBeLessThanOrEqual(placed + 30 * days);
      }),
    );
  });
});

it('an order is in its state since it was last seen to change, or since it was placed', () => {
  expect(stateSince({ createdAt: 5, history: [] })).toBe(5);
  expect(stateSince({ createdAt: 5, history: [{ at: 7 }, { at: 9 }] })).toBe(9);
});
