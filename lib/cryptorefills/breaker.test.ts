import { describe, expect, it } from 'vitest';
import { createBreaker } from './breaker';
import type { SupplierError } from './errors';

const down: SupplierError = { kind: 'unavailable' };
const blocked: SupplierError = { kind: 'blocked' };

function play(rate = 1) {
  let time = 0;
  const breaker = createBreaker({ rate, now: () => time, random: () => 0 });
  const fail = (times: number, error = down, subject?: string) => {
    for (let each = 0; each < times; each += 1) {
      expect(breaker.enter()).toBeNull();
      breaker.report(error, subject ?? `page ${each % 2}`);
    }
  };
  return {
    breaker,
    fail,
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
  };
}

describe('the circuit breaker', () => {
  it('stays closed while failures are not in a row', () => {
    const { breaker, fail } = play();
    for (let round = 0; round < 5; round += 1) {
      fail(4);
      breaker.report(null, 'page 0');
    }
    expect(breaker.enter()).toBeNull();
  });

  it('leaves the supplier alone after five failures, and says why', () => {
    const { breaker, fail } = play();
    fail(5);
    expect(breaker.enter()).toEqual(down);
    expect(breaker.resting()).toEqual(down);
  });

  it('is not closed on everybody by one page or one order that is broken', () => {
    const { breaker, fail } = play();
    fail(50, down, 'order 1');
    expect(breaker.enter()).toBeNull();
    breaker.report(down, 'order 2');
    expect(breaker.enter()).toEqual(down);
  });

  it('learns nothing from a call that was given up', () => {
    const { breaker, fail, pass } = play();
    fail(4);
    for (let each = 0; each < 20; each += 1) {
      expect(breaker.enter()).toBeNull();
      breaker.abandon();
    }
    fail(1);
    expect(breaker.enter()).toEqual(down);
    pass(5_000);
    expect(breaker.enter()).toBeNull();
    breaker.abandon();
    expect(breaker.enter()).toBeNull();
    expect(breaker.enter()).toEqual(down);
  });

  it('says when a rest begins and when calls flow again', () => {
    const changes: unknown[] = [];
    const breaker = createBreaker({ random: () => 0, onChange: (change) => changes.push(change) });
    for (let each = 0; each < 5; each += 1) breaker.report(down, `page ${each}`);
    breaker.report(null, 'page 0');
    breaker.report(null, 'page 0');
    expect(changes).toEqual([{ kind: 'unavailable', restMs: 5_000 }, null]);
  });

  it('needs only three blocks, which follow bursts', () => {
    const { breaker, fail } = play();
    fail(3, blocked);
    expect(breaker.enter()).toEqual(blocked);
  });

  it.each<SupplierError>([
    { kind: 'refused', problems: [] },
    { kind: 'not-found' },
    { kind: 'rate-limited', retryAfterSeconds: 1 },
    { kind: 'unreadable' },
  ])('counts %j as a sign of life', (error) => {
    const { breaker, fail } = play();
    fail(4);
    fail(20, error);
    fail(4);
    expect(breaker.enter()).toBeNull();
  });

  it('lets one call through after the rest, and no other until that has ended', () => {
    const { breaker, fail, pass } = play();
    fail(5);
    pass(4_999);
    expect(breaker.enter()).toEqual(down);
    pass(1);
    expect(breaker.enter()).toBeNull();
    expect(breaker.enter()).toEqual(down);
    breaker.report(null, 'page 0');
    expect(breaker.enter()).toBeNull();
    expect(breaker.enter()).toBeNull();
  });

  it('rests twice as long after each failed probe, up to a minute', () => {
    const { breaker, fail, pass } = play();
    fail(5);
    const rests: number[] = [];
    for (let probe = 0; probe < 6; probe += 1) {
      let rest = 0;
      while (breaker.resting() !== null) {
        pass(500);
        rest += 500;
      }
      rests.push(rest);
      fail(1);
    }
    expect(rests).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
  });

  it('rests less where more calls are usual', () => {
    const { breaker, fail, pass } = play(10);
    fail(5);
    pass(499);
    expect(breaker.resting()).toEqual(down);
    pass(1);
    expect(breaker.resting()).toBeNull();
  });

  it('opens again at once when a call that was under way succeeds', () => {
    const { breaker, fail } = play();
    fail(5);
    breaker.report(null, 'page 0');
    expect(breaker.enter()).toBeNull();
  });

  it('does not rest longer for failures that were under way', () => {
    const { breaker, fail, pass } = play();
    fail(5);
    breaker.report(down, 'page 0');
    breaker.report(down, 'page 0');
    pass(5_000);
    expect(breaker.enter()).toBeNull();
  });
});
