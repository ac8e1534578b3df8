import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderStates } from '@/schemas/order-snapshot';
import { concernOf, patience } from './concern';

const now = 1_790_000_000_000;
const minutes = (count: number) => count * 60_000;

const past = (state: string, forMinutes = 0, seen: string[] = []) => ({
  state,
  stateAt: now - minutes(forMinutes),
  seen,
});

describe('an order on its usual way', () => {
  it.each(['preparing', 'awaiting-payment', 'seen', 'paid', 'delivering', 'delivered'])(
    'is nobody’s concern while it is %s',
    (state) => {
      expect(concernOf(past(state, 59, ['awaiting-payment', 'seen']), now)).toBeNull();
    },
  );

  it.each(['awaiting-payment', 'expired', 'delivered', 'cancelled', 'refunded'])(
    'may be %s for as long as it likes',
    (state) => {
      expect(concernOf(past(state, 60 * 24 * 400), now)).toBeNull();
    },
  );
});

describe('an order is stuck', () => {
  it.each(['preparing', 'seen', 'paid', 'delivering'])('that is %s for an hour', (state) => {
    expect(concernOf(past(state, 60), now)).toBe('stuck');
  });

  it('that is in review for a day', () => {
    expect(concernOf(past('in-review', 24 * 60 - 1), now)).toBe('review');
    expect(concernOf(past('in-review', 24 * 60), now)).toBe('stuck');
  });

  it('even when its money came late: nothing has become of it', () => {
    expect(concernOf(past('seen', 60, ['expired']), now)).toBe('stuck');
  });
});

describe('money that came', () => {
  it.each(['seen', 'in-review', 'partly-paid'])('late is %s after the order expired', (state) => {
    expect(concernOf(past(state, 1, ['awaiting-payment', 'expired', state]), now)).toBe('late');
  });

  it('late does not matter any more once it is paid', () => {
    expect(concernOf(past('paid', 1, ['expired', 'seen', 'paid']), now)).toBeNull();
  });

  it('in part is a concern while the order waits, and when it has expired', () => {
    expect(concernOf(past('partly-paid', 1), now)).toBe('partial');
    expect(concernOf(past('expired', 1, ['partly-paid', 'expired']), now)).toBe('partial');
    expect(concernOf(past('expired', 1, ['awaiting-payment', 'expired']), now)).toBeNull();
  });
});

it('what the supplier gave up on is a concern', () => {
  expect(concernOf(past('failed'), now)).toBe('failed');
  expect(concernOf(past('setup-failed'), now)).toBe('failed');
});

it('time alone makes an order stuck, and nothing else of it', () => {
  const states = fc.constantFrom(...orderStates, 'of another version', 'toString');
  fc.assert(
    fc.property(states, fc.array(states), fc.nat(), (state, seen, age) => {
      const young = concernOf({ state, stateAt: now, seen }, now);
      const old = concernOf({ state, stateAt: now - age, seen }, now);
      if (old !== young) {
        expect(old).toBe('stuck');
        expect(Object.keys(patience)).toContain(state);
      }
    }),
  );
});
