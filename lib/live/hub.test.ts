import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SupplierError } from '../cryptorefills/errors';
import type { StoredOrder } from '../store';
import { Listener, playedSource, settle, snapshotAt } from './channel-fixtures';
import { createHub, type Seat } from './hub';

const { id } = snapshotAt('seen');
const caller = { address: '203.0.113.7', userAgent: 'Fox/1.0' };

let source: ReturnType<typeof playedSource>;
let hub: ReturnType<typeof createHub>;

function stored(orderId: string): StoredOrder {
  return {
    id: orderId,
    supplierId: `${orderId} at the supplier`,
    createdAt: 0,
    lastState: 'awaiting-payment',
    lastStateAt: 0,
    lastVersion: null,
    coin: 'USDC',
    network: 'Base',
  };
}

const join = (browser = new AbortController(), orderId = id) =>
  hub.join(stored(orderId), caller, browser.signal);

async function seat(browser = new AbortController(), orderId = id): Promise<Seat> {
  const joined = await join(browser, orderId);
  if (!joined.ok) throw new Error(`No place: ${joined.error.kind}`);
  return joined.data;
}

async function watch(browser = new AbortController()) {
  const listener = new Listener();
  const place = await seat(browser);
  place.attach(listener);
  return { listener, leave: place.leave };
}

/** Has the supplier answer the subscription only when told to. */
function holdBack() {
  let answer = (_error: SupplierError | null) => {};
  const { subscribe } = playedSource();
  source.subscribe.mockImplementation(
    (signal) =>
      new Promise((resolve) => {
        const fail = (error: SupplierError) => resolve({ ok: false, error });
        signal.addEventListener('abort', () => fail({ kind: 'interrupted' }));
        answer = (error) => (error === null ? resolve(subscribe(signal)) : fail(error));
      }),
  );
  return { answer: (error: SupplierError | null) => answer(error) };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  vi.spyOn(Math, 'random').mockReturnValue(0);
  source = playedSource();
  hub = createHub(() => source);
});
afterEach(async () => {
  hub.closeAll();
  await settle();
  expect(hub.counts()).toEqual({ orders: 0, open: 0 });
  expect(vi.getTimerCount()).toBe(0);
  expect(source.streams.filter(({ closed }) => !closed)).toEqual([]);
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('those who watch an order', () => {
  it('share one subscription, those included who come while it is being opened', async () => {
    const held = holdBack();
    const joining = [join(), join()];
    await settle();
    held.answer(null);
    expect((await Promise.all(joining)).map(({ ok }) => ok)).toEqual([true, true]);
    expect((await join()).ok).toBe(true);
    expect(source.subscribe).toHaveBeenCalledTimes(1);
    expect(hub.counts()).toEqual({ orders: 1, open: 0 });
  });

  it('share it with nobody who watches another', async () => {
    await watch();
    await seat(undefined, 'another order');
    expect(source.subscribe).toHaveBeenCalledTimes(2);
    expect(hub.counts()).toEqual({ orders: 2, open: 1 });
  });

  it('hear what a poll was answered with', async () => {
    const { listener } = await watch();
    hub.note(stored(id), snapshotAt('paid', 7), performance.now());
    hub.note(stored('another order'), snapshotAt('delivered', 8), performance.now());
    expect(listener.heard).toEqual(['paid']);
    expect(hub.counts()).toEqual({ orders: 1, open: 1 });
  });

  it('are all told when the supplier refuses, and nothing stays open', async () => {
    const held = holdBack();
    const joining = [join(), join()];
    await settle();
    const error = { kind: 'rate-limited', retryAfterSeconds: 7 } as const;
    held.answer(error);
    expect(await Promise.all(joining)).toEqual([
      { ok: false, error },
      { ok: false, error },
    ]);
    expect(hub.counts()).toEqual({ orders: 0, open: 0 });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('may try again after a refusal', async () => {
    source.subscribe.mockResolvedValueOnce({ ok: false, error: { kind: 'unavailable' } });
    expect((await join()).ok).toBe(false);
    expect((await join()).ok).toBe(true);
    expect(source.subscribe).toHaveBeenCalledTimes(2);
  });
});

describe('the last to leave', () => {
  it('has the supplier’s stream closed, a second later', async () => {
    const one = await watch();
    const two = await watch();
    one.leave();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(hub.counts()).toEqual({ orders: 1, open: 1 });
    two.leave();
    expect(hub.counts()).toEqual({ orders: 1, open: 0 });
    await vi.advanceTimersByTimeAsync(999);
    expect(source.newest().closed).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(source.newest().closed).toBe(true);
    expect(hub.counts()).toEqual({ orders: 0, open: 0 });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('keeps it by coming back within that second', async () => {
    (await watch()).leave();
    await vi.advanceTimersByTimeAsync(900);
    const { listener, leave } = await watch();
    await vi.advanceTimersByTimeAsync(5_000);
    source.newest().say('seen', 5);
    await settle();
    expect(listener.heard).toEqual(['seen']);
    expect(source.subscribe).toHaveBeenCalledTimes(1);
    leave();
  });

  it('has another one opened by coming back later', async () => {
    (await watch()).leave();
    await vi.advanceTimersByTimeAsync(1_000);
    await watch();
    expect(source.subscribe).toHaveBeenCalledTimes(2);
  });

  it('may say so twice, and counts once', async () => {
    const { leave } = await watch();
    await watch();
    leave();
    leave();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(hub.counts()).toEqual({ orders: 1, open: 1 });
  });
});

describe('a browser that leaves', () => {
  it('while the subscription is being opened takes it along', async () => {
    const held = holdBack();
    const browser = new AbortController();
    const joining = join(browser);
    browser.abort();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await joining).toMatchObject({ ok: false });
    held.answer(null);
    expect(hub.counts()).toEqual({ orders: 0, open: 0 });
  });

  it('does not take it from another who waits for it', async () => {
    const held = holdBack();
    const browser = new AbortController();
    const [leaving, staying] = [join(browser), join()];
    browser.abort();
    await vi.advanceTimersByTimeAsync(5_000);
    held.answer(null);
    expect((await staying).ok).toBe(true);
    await leaving;
    expect(source.subscribe).toHaveBeenCalledTimes(1);
  });

  it('before it has joined is given up at once', async () => {
    const browser = new AbortController();
    browser.abort();
    await join(browser);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(hub.counts()).toEqual({ orders: 0, open: 0 });
  });

  it('while it watches is listened for no longer', async () => {
    const browser = new AbortController();
    const remove = vi.spyOn(browser.signal, 'removeEventListener');
    const { listener } = await watch(browser);
    browser.abort();
    hub.note(stored(id), snapshotAt('paid', 7), performance.now());
    expect(listener.heard).toEqual([]);
    expect(hub.counts()).toEqual({ orders: 1, open: 0 });
    expect(remove).toHaveBeenCalledTimes(1);
  });
});

it('an order is followed for as long as its channel is open, and no other is', async () => {
  expect(hub.follows(id)).toBe(false);
  await watch();
  expect([hub.follows(id), hub.follows('another')]).toEqual([true, false]);
  hub.note(stored(id), snapshotAt('delivered', 9), performance.now());
  expect(hub.follows(id)).toBe(false);
});

describe('a shop that ends', () => {
  it('ends every stream without a stop, and opens no other', async () => {
    const listeners = [(await watch()).listener, (await watch()).listener];
    hub.closeAll();
    for (const { heard, ended } of listeners) {
      expect(heard).toEqual([]);
      expect(ended).toBe(1);
    }
    expect(await join()).toEqual({ ok: false, error: { kind: 'closing' } });
    expect(source.subscribe).toHaveBeenCalledTimes(1);
  });

  it('says so to those who wait, and blames nobody', async () => {
    holdBack();
    const joining = join();
    await settle();
    hub.closeAll();
    expect(await joining).toEqual({ ok: false, error: { kind: 'closing' } });
  });
});
