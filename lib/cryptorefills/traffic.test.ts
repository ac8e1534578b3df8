import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SupplierError } from './errors';
import { createTraffic, type Lane } from './traffic';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

type Traffic = ReturnType<typeof createTraffic>;

const down: SupplierError = { kind: 'unavailable' };
const good = async () => ({ ok: true as const, data: 'fig' });
const bad = async () => ({ ok: false as const, error: down });
const answered = { called: true, answer: { ok: true, data: 'fig' } };

const run = (traffic: Traffic, lane: Lane, call: typeof good = good, patienceMs = 0) =>
  traffic.run({ lane, patienceMs, subject: 'a page' }, call);

/** Failures in a row about different things, which make the lane rest. */
async function ruin(traffic: Traffic, lane: Lane, more: { optional?: boolean } = {}) {
  for (const subject of ['a', 'b', 'c', 'd', 'e']) {
    await traffic.run({ lane, patienceMs: 0, subject, ...more }, bad);
  }
}

describe('the lanes', () => {
  it('let pages and quotes share one budget', async () => {
    const traffic = createTraffic({ rate: 1 });
    for (const lane of ['quote', 'catalogue', 'checkout', 'catalogue', 'background'] as const) {
      expect(await run(traffic, lane)).toEqual(answered);
    }
    expect(await run(traffic, 'quote')).toEqual({
      called: false,
      answer: { ok: false, error: { kind: 'rate-limited', retryAfterSeconds: 1 } },
    });
  });

  it('never hold an order back for the catalogue’s sake', async () => {
    const traffic = createTraffic({ rate: 1 });
    await ruin(traffic, 'catalogue');
    expect(traffic.state()).toEqual({ catalogue: 'unavailable', orders: 'ok' });
    for (const lane of ['order-check', 'order-read', 'order-stream', 'order-write'] as const) {
      expect(await run(traffic, lane)).toEqual(answered);
    }
  });

  it('let every order be placed, however badly everything else goes', async () => {
    const traffic = createTraffic({ rate: 1, random: () => 0 });
    for (const lane of ['order-read', 'catalogue', 'order-check'] as const) {
      await ruin(traffic, lane);
    }
    for (let each = 0; each < 100; each += 1) {
      expect(await run(traffic, 'order-write')).toEqual(answered);
    }
  });

  it('bound how often carts are checked, whatever came of it', async () => {
    const traffic = createTraffic({ rate: 1 });
    for (let each = 0; each < 25; each += 1) {
      expect((await run(traffic, 'order-check')).called).toBe(true);
    }
    expect((await run(traffic, 'order-check')).called).toBe(false);
    await vi.advanceTimersByTimeAsync(5_000);
    await ruin(traffic, 'order-check');
    expect((await run(traffic, 'order-check')).called).toBe(true);
  });

  it('check whole carts before parts of those refused', async () => {
    const traffic = createTraffic({ rate: 1 });
    for (let each = 0; each < 25; each += 1) await run(traffic, 'order-recheck');
    const order: string[] = [];
    const wait = (lane: Lane) =>
      traffic.run({ lane, patienceMs: 4_000, subject: lane }, async () => {
        order.push(lane);
        return good();
      });
    const all = [wait('order-recheck'), wait('order-recheck'), wait('order-check')];
    await vi.runAllTimersAsync();
    await Promise.all(all);
    expect(order).toEqual(['order-check', 'order-recheck', 'order-recheck']);
  });

  it('give streams their turn before polls', async () => {
    const traffic = createTraffic({ rate: 0.2 });
    for (let each = 0; each < 5; each += 1) await run(traffic, 'order-read');
    const order: string[] = [];
    const wait = (lane: Lane) =>
      traffic.run({ lane, patienceMs: 60_000, subject: lane }, async () => {
        order.push(lane);
        return good();
      });
    const all = [wait('order-read'), wait('order-read'), wait('order-stream')];
    await vi.advanceTimersByTimeAsync(3_000);
    await Promise.all(all);
    expect(order).toEqual(['order-stream', 'order-read', 'order-read']);
  });

  it('do not spend the budget on a supplier that is being left alone', async () => {
    const traffic = createTraffic({ rate: 1, random: () => 0 });
    await ruin(traffic, 'catalogue');
    for (let each = 0; each < 50; each += 1) await run(traffic, 'catalogue');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await run(traffic, 'catalogue')).toEqual(answered);
    expect(traffic.state().catalogue).toBe('ok');
  });
});

describe('a rate limit', () => {
  const limited = (retryAfterSeconds: number | null) => async () => ({
    ok: false as const,
    error: { kind: 'rate-limited' as const, retryAfterSeconds },
  });

  it.each([
    [3, 3],
    [null, 5],
  ])('that asks for %j seconds holds its lane for %i', async (asked, seconds) => {
    const traffic = createTraffic({ rate: 1 });
    const page = { lane: 'catalogue', patienceMs: 0, subject: 'a page' } as const;
    await traffic.run(page, limited(asked));
    const settled = vi.fn();
    void run(traffic, 'quote', good, 10_000).then(settled);
    await vi.advanceTimersByTimeAsync(seconds * 1000 - 1);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(settled).toHaveBeenCalledWith(answered);
    expect(await run(traffic, 'order-read')).toEqual(answered);
  });
});

describe('what says nothing about the supplier', () => {
  it.each<[string, object]>([
    ['a call of somebody who left', { signal: AbortSignal.abort() }],
    ['a call the shop can do without', { optional: true }],
    ['a try that is followed by another', { isLast: () => false }],
  ])('is %s: it neither opens the breaker nor closes it', async (_, more) => {
    const traffic = createTraffic({ rate: 1000, random: () => 0 });
    for (let each = 0; each < 20; each += 1) {
      const about = { lane: 'order-read', patienceMs: 0, subject: String(each) } as const;
      await traffic.run({ ...about, ...more }, bad);
      // Four real failures, one after each of four of these.
      if (each < 4) await traffic.run(about, bad);
    }
    expect(traffic.state().orders).toBe('ok');
    await traffic.run({ lane: 'order-read', patienceMs: 0, subject: 'last' }, bad);
    expect(traffic.state().orders).toBe('unavailable');
  });

  it('is a fault of the shop, which gives its turn back', async () => {
    const traffic = createTraffic({ rate: 1, random: () => 0 });
    await ruin(traffic, 'catalogue');
    await vi.advanceTimersByTimeAsync(5_000);
    const broken = () => Promise.reject(new Error('a fault of the shop'));
    await expect(run(traffic, 'catalogue', broken)).rejects.toThrow();
    expect(await run(traffic, 'catalogue')).toEqual(answered);
  });
});

it('tells that the supplier is left alone and answers again, and nothing else', async () => {
  const told: unknown[] = [];
  const onRest = (...given: unknown[]) => told.push(given);
  const traffic = createTraffic({ rate: 1, random: () => 0, onRest });
  await ruin(traffic, 'catalogue');
  await vi.advanceTimersByTimeAsync(5_000);
  await run(traffic, 'catalogue');
  expect(told).toEqual([
    ['catalogue', { kind: 'unavailable', restMs: 5_000 }],
    ['catalogue', null],
  ]);
});

it.each([
  [0.1, 5_000],
  [1, 5_000],
  [10, 500],
])('reads one order at %d calls a second at most every %i ms', (rate, spacing) => {
  expect(createTraffic({ rate }).orderReadSpacingMs).toBe(spacing);
});

describe('looks of the watch', () => {
  it('take their part of the budget of orders and no more, and wait for nothing', async () => {
    const traffic = createTraffic({ rate: 1 });
    const look = async () => (await run(traffic, 'order-look', good, 9_000)).called;
    expect(await Promise.all([look(), look(), look()])).toEqual([true, true, false]);
    // Two a second of five.
    let looked = 0;
    for (let second = 0; second < 30; second += 1) {
      await vi.advanceTimersByTimeAsync(1000);
      for (let each = 0; each < 5; each += 1) if (await look()) looked += 1;
    }
    expect(looked).toBe(60);
  });

  it('leave to buyers what is theirs', async () => {
    const traffic = createTraffic({ rate: 1 });
    let read = 0;
    const spend = async () => {
      await run(traffic, 'order-look');
      while ((await run(traffic, 'order-read')).called) read += 1;
    };
    await spend();
    read = 0;
    for (let second = 0; second < 20; second += 1) {
      await vi.advanceTimersByTimeAsync(1000);
      await spend();
    }
    expect(read).toBeGreaterThanOrEqual(60);
  });

  it('go behind every buyer who waits', async () => {
    const traffic = createTraffic({ rate: 1 });
    while ((await run(traffic, 'order-read')).called);
    const waiting = run(traffic, 'order-read', good, 5_000);
    expect(await run(traffic, 'order-look', good, 9_000)).toMatchObject({ called: false });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await waiting).toEqual(answered);
  });

  it('are held back while the supplier is left alone, and after a 429', async () => {
    const traffic = createTraffic({ rate: 1, random: () => 0 });
    await ruin(traffic, 'order-read');
    const held = { called: false, answer: { ok: false, error: { kind: 'unavailable' } } };
    expect(await run(traffic, 'order-look')).toEqual(held);
    await vi.advanceTimersByTimeAsync(5_000);
    const slow: SupplierError = { kind: 'rate-limited', retryAfterSeconds: 30 };
    const slowly = async () => ({ ok: false as const, error: slow });
    await traffic.run({ lane: 'order-look', patienceMs: 0, subject: 'a' }, slowly);
    await vi.advanceTimersByTimeAsync(29_000);
    expect(await run(traffic, 'order-look')).toMatchObject({ called: false });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await run(traffic, 'order-look')).toEqual(answered);
  });

  it('tell, as reads do, when the supplier is down', async () => {
    const traffic = createTraffic({ rate: 10 });
    await ruin(traffic, 'order-look');
    expect(traffic.state()).toEqual({ catalogue: 'ok', orders: 'unavailable' });
  });
});
