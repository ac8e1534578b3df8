import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SupplierError } from './errors';
import { createTraffic, type Lane } from './traffic';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const down: SupplierError = { kind: 'unavailable' };
const good = async () => ({ ok: true as const, data: 'fig' });
const bad = async () => ({ ok: false as const, error: down });

function run(traffic: ReturnType<typeof createTraffic>, lane: Lane, call = good, patienceMs = 0) {
  return traffic.run({ lane, patienceMs }, call);
}

async function ruin(traffic: ReturnType<typeof createTraffic>, lane: Lane) {
  for (let each = 0; each < 5; each += 1) await traffic.run({ lane, patienceMs: 0 }, bad);
}

describe('the lanes', () => {
  it('let catalogue and quotes share one budget', async () => {
    const traffic = createTraffic({ rate: 1 });
    for (const lane of ['quote', 'catalogue', 'quote', 'catalogue', 'background'] as const) {
      expect(await run(traffic, lane)).toEqual({ ok: true, data: 'fig' });
    }
    expect(await run(traffic, 'quote')).toEqual({
      ok: false,
      error: { kind: 'rate-limited', retryAfterSeconds: 1 },
    });
  });

  it('never hold an order back for the catalogue’s sake', async () => {
    const traffic = createTraffic({ rate: 1 });
    for (let each = 0; each < 5; each += 1) await run(traffic, 'catalogue');
    await ruin(traffic, 'quote');
    expect(await run(traffic, 'order-read')).toMatchObject({ ok: true });
    expect(await run(traffic, 'order-write')).toMatchObject({ ok: true });
  });

  it('let every order be placed, however badly the reading of orders goes', async () => {
    const traffic = createTraffic({ rate: 1, random: () => 0 });
    await ruin(traffic, 'order-read');
    expect(await run(traffic, 'order-read')).toEqual({ ok: false, error: down });
    for (let each = 0; each < 100; each += 1) {
      expect(await run(traffic, 'order-write')).toMatchObject({ ok: true });
    }
    expect(await run(traffic, 'order-read')).toMatchObject({ ok: true });
  });

  it('do not spend the budget on a supplier that is being left alone', async () => {
    const traffic = createTraffic({ rate: 1, random: () => 0 });
    await ruin(traffic, 'catalogue');
    for (let each = 0; each < 50; each += 1) await run(traffic, 'catalogue');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(traffic.resting()).toEqual({ catalogue: false, orders: false });
    expect(await run(traffic, 'catalogue')).toMatchObject({ ok: true });
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
    await traffic.run({ lane: 'catalogue', patienceMs: 0 }, limited(asked));
    const waiting = run(traffic, 'quote', good, 10_000);
    const settled = vi.fn();
    void waiting.then(settled);
    await vi.advanceTimersByTimeAsync(seconds * 1000 - 1);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(settled).toHaveBeenCalledWith({ ok: true, data: 'fig' });
    expect(await run(traffic, 'order-read')).toMatchObject({ ok: true });
  });
});

describe('a call', () => {
  it('of somebody who left says nothing about the supplier', async () => {
    const traffic = createTraffic({ rate: 1 });
    const signal = AbortSignal.abort();
    for (let each = 0; each < 20; each += 1) {
      await traffic.run({ lane: 'order-read', patienceMs: 0, signal }, bad);
    }
    expect(traffic.resting().orders).toBe(false);
  });

  it('that throws gives its turn back', async () => {
    const traffic = createTraffic({ rate: 1, random: () => 0 });
    await ruin(traffic, 'catalogue');
    await vi.advanceTimersByTimeAsync(5_000);
    const broken = () => Promise.reject(new Error('a fault of the shop'));
    await expect(traffic.run({ lane: 'catalogue', patienceMs: 0 }, broken)).rejects.toThrow();
    expect(await run(traffic, 'catalogue')).toMatchObject({ ok: true });
  });
});

describe('an order', () => {
  it.each([
    [0.1, 5_000],
    [1, 5_000],
    [10, 500],
  ])('is read at %d calls a second at most every %i ms', (rate, spacing) => {
    expect(createTraffic({ rate }).orderReadSpacingMs).toBe(spacing);
  });
});
