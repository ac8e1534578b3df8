import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SupplierOrder } from '@/schemas/order';
import type { SupplierError } from '../cryptorefills/errors';
import { PlayedStream, settle } from './channel-fixtures';
import { followUpstream } from './upstream';

const down: SupplierError = { kind: 'unreachable' };
const busy = (retryAfterSeconds: number | null): SupplierError => ({
  kind: 'rate-limited',
  retryAfterSeconds,
});

let leave: AbortController;
/** When each connection was asked for, in milliseconds. */
let asked: number[];
/** What the next connections come to; the supplier is down when there is nothing left. */
let coming: (PlayedStream | SupplierError)[];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  vi.spyOn(Math, 'random').mockReturnValue(0);
  leave = new AbortController();
  asked = [];
  coming = [];
});
afterEach(async () => {
  leave.abort();
  await settle();
  expect(vi.getTimerCount()).toBe(0);
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function follow(first: PlayedStream | SupplierError) {
  coming.unshift(first);
  const heard = {
    onOrder: vi.fn(async (_: SupplierOrder) => true),
    onFound: vi.fn(),
    onLost: vi.fn(),
  };
  const opened = followUpstream({
    async open() {
      asked.push(performance.now());
      const next = coming.shift() ?? down;
      return next instanceof PlayedStream
        ? { ok: true, data: next.events }
        : { ok: false, error: next };
    },
    ...heard,
    signal: leave.signal,
  });
  return { ...heard, opened };
}

function gaps(): number[] {
  return asked.slice(1).map((at, index) => Math.round(at - (asked[index] ?? 0)));
}

function ending(): PlayedStream {
  const stream = new PlayedStream();
  stream.end();
  return stream;
}

function telling(): PlayedStream {
  const stream = new PlayedStream();
  stream.say('awaiting-payment');
  stream.end();
  return stream;
}

describe('the first opening', () => {
  it('tells how it went, and is not repeated when it failed', async () => {
    const { opened, onFound, onLost } = follow(busy(7));
    expect(await opened).toEqual({ ok: false, error: busy(7) });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(asked).toHaveLength(1);
    expect(onFound).not.toHaveBeenCalled();
    expect(onLost).not.toHaveBeenCalled();
  });

  it('is followed to its end, each order in turn', async () => {
    const stream = new PlayedStream();
    const { opened, onOrder, onFound, onLost } = follow(stream);
    expect(await opened).toEqual({ ok: true, data: null });
    stream.say('awaiting-payment');
    stream.say('seen');
    await settle();
    expect(onOrder.mock.calls).toMatchObject([
      [{ state: 'awaiting-payment' }],
      [{ state: 'seen' }],
    ]);
    expect(onFound).toHaveBeenCalledTimes(1);
    expect(onLost).not.toHaveBeenCalled();
  });
});

describe('a lost stream', () => {
  it.each(['end', 'breakOff', 'stop'] as const)('by %s is opened again', async (how) => {
    const stream = new PlayedStream();
    const second = new PlayedStream();
    coming.push(second);
    const { onFound, onLost } = follow(stream);
    await settle();
    stream[how]();
    await settle();
    expect(onLost).toHaveBeenCalledTimes(1);
    expect(stream.closed).toBe(true);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toHaveLength(2);
    expect(onFound).toHaveBeenCalledTimes(2);
    expect(onLost).toHaveBeenCalledTimes(1);
  });

  it('is looked for less and less often, but for ever', async () => {
    const { onLost } = follow(ending());
    await vi.advanceTimersByTimeAsync(150_000);
    expect(gaps().map((gap) => gap / 1000)).toEqual([1, 2, 4, 8, 16, 30, 30, 30]);
    expect(onLost).toHaveBeenCalledTimes(asked.length);
  });

  it('is looked for up to half as late again, so that many do not come together', async () => {
    vi.mocked(Math.random).mockReturnValue(1);
    follow(ending());
    await vi.advanceTimersByTimeAsync(150_000);
    expect(gaps().map((gap) => gap / 1000)).toEqual([1.5, 3, 6, 12, 24, 45, 45]);
  });

  it('that only repeats itself and ends counts as one more failure', async () => {
    coming.push(ending(), telling(), ending());
    const { onOrder } = follow(ending());
    onOrder.mockResolvedValue(false);
    await vi.advanceTimersByTimeAsync(15_500);
    expect(gaps()).toEqual([1_000, 2_000, 4_000, 8_000]);
  });

  it('is looked for soon after it brought news', async () => {
    coming.push(ending(), telling(), ending());
    follow(ending());
    await vi.advanceTimersByTimeAsync(6_500);
    expect(gaps()).toEqual([1_000, 2_000, 1_000, 2_000]);
  });

  it.each([
    { lasted: 30_000, pause: 1_000 },
    { lasted: 29_999, pause: 4_000 },
  ])('is looked for after $pause ms when it lasted $lasted', async ({ lasted, pause }) => {
    const quiet = new PlayedStream();
    coming.push(ending(), quiet);
    follow(ending());
    await vi.advanceTimersByTimeAsync(3_000 + lasted);
    expect(asked).toHaveLength(3);
    quiet.end();
    await vi.advanceTimersByTimeAsync(pause);
    expect(gaps()[2]).toBe(lasted + pause);
  });

  it.each([
    { retryAfter: 45, next: [45_000, 30_000] },
    { retryAfter: 1, next: [2_000, 4_000] },
    { retryAfter: null, next: [2_000, 4_000] },
  ])('is not looked for before a Retry-After of $retryAfter', async ({ retryAfter, next }) => {
    coming.push(busy(retryAfter));
    follow(ending());
    await vi.advanceTimersByTimeAsync(76_000);
    expect(gaps().slice(0, 3)).toEqual([1_000, ...next]);
  });

  it('is what a stream becomes when its news cannot be taken over', async () => {
    const stream = new PlayedStream();
    coming.push(new PlayedStream());
    const { onOrder, onLost, onFound } = follow(stream);
    onOrder.mockRejectedValueOnce(new Error('The store is away'));
    stream.say('seen');
    await settle();
    expect(onLost).toHaveBeenCalledTimes(1);
    expect(stream.closed).toBe(true);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(onFound).toHaveBeenCalledTimes(2);
  });
});

describe('a following that is ended', () => {
  it('while it waits opens nothing more', async () => {
    follow(ending());
    await settle();
    expect(vi.getTimerCount()).toBe(1);
    leave.abort();
    await settle();
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(1);
  });

  it('while it reads says nothing of a loss', async () => {
    const stream = new PlayedStream(leave.signal);
    const { onLost, onOrder } = follow(stream);
    await settle();
    leave.abort();
    stream.say('seen');
    await settle();
    expect(stream.closed).toBe(true);
    expect(onLost).not.toHaveBeenCalled();
    expect(onOrder).not.toHaveBeenCalled();
  });

  it('while it opens says nothing of what it found', async () => {
    const { onFound } = follow(new PlayedStream());
    leave.abort();
    await settle();
    expect(onFound).not.toHaveBeenCalled();
  });
});
