import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Channel } from './channel';
import { Listener, playedSource, settle, snapshotAt } from './channel-fixtures';

let source: ReturnType<typeof playedSource>;
let channel: Channel;
let listener: Listener;

/** Opens a channel and watches it, the first read being over. */
async function watch(): Promise<void> {
  channel = new Channel(source, () => {});
  await channel.opened;
  channel.hold();
  listener = new Listener();
  channel.attach(listener);
  await settle();
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  vi.spyOn(Math, 'random').mockReturnValue(0);
  source = playedSource();
});
afterEach(async () => {
  channel.close();
  await settle();
  expect(vi.getTimerCount()).toBe(0);
  expect(source.streams.filter(({ closed }) => !closed)).toEqual([]);
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('a lost supplier stream', () => {
  it.each(['end', 'breakOff', 'stop'] as const)(
    'by %s leaves the watchers where they are, and is found again',
    async (how) => {
      await watch();
      source.newest().say('awaiting-payment');
      await settle();
      source.newest()[how]();
      await settle();
      expect(listener.heard).toEqual(['awaiting-payment', 'lost']);
      await vi.advanceTimersByTimeAsync(1_000);
      source.newest().say('seen', 5);
      await settle();
      expect(listener.heard).toEqual(['awaiting-payment', 'lost', 'found', 'seen']);
      expect(listener.ended).toBe(0);
      expect(source.streams).toHaveLength(2);
    },
  );

  it('has the order read at once, and at every try that fails', async () => {
    await watch();
    source.read.mockClear();
    source.read.mockResolvedValue({ ok: true, data: snapshotAt('paid', 7) });
    source.subscribe.mockResolvedValue({ ok: false, error: { kind: 'unreachable' } });
    source.newest().end();
    await settle();
    expect(source.read.mock.calls).toEqual([[1_000]]);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(source.read).toHaveBeenCalledTimes(3);
    expect([...listener.heard].sort()).toEqual(['lost', 'paid']);
  });

  it('is announced once, however many tries fail', async () => {
    await watch();
    source.subscribe.mockResolvedValue({ ok: false, error: { kind: 'unreachable' } });
    source.newest().end();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(listener.heard).toEqual(['lost']);
  });

  it('of an order that is read to be over ends the streams with a stop', async () => {
    await watch();
    source.read.mockResolvedValue({ ok: true, data: snapshotAt('delivered', 9) });
    source.newest().end();
    await settle();
    expect(listener).toMatchObject({ heard: ['lost', 'delivered', 'stop'], ended: 1 });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(source.subscribe).toHaveBeenCalledTimes(1);
  });
});

describe('a supplier stream that opens', () => {
  it('has the order read beside it', async () => {
    source.read.mockResolvedValue({ ok: true, data: snapshotAt('awaiting-payment') });
    await watch();
    expect(source.read).toHaveBeenCalledTimes(1);
    expect(listener.heard).toEqual(['awaiting-payment']);
  });

  it('and says nothing for a second has the order read', async () => {
    await watch();
    await vi.advanceTimersByTimeAsync(999);
    expect(source.read).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(source.read).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(source.read).toHaveBeenCalledTimes(2);
  });

  it('and speaks by itself spares the reading', async () => {
    await watch();
    await vi.advanceTimersByTimeAsync(900);
    source.newest().say('awaiting-payment');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(source.read).toHaveBeenCalledTimes(1);
  });
});

describe('a store that is away', () => {
  it('when the order is read does no harm', async () => {
    source.read.mockRejectedValue(new Error('The store is away'));
    await watch();
    source.newest().end();
    await vi.advanceTimersByTimeAsync(2_500);
    source.newest().say('seen', 5);
    await settle();
    expect(listener.heard).toEqual(['lost', 'found', 'seen']);
  });

  it('when a frame comes costs the connection, and nobody else theirs', async () => {
    await watch();
    source.toSnapshot.mockRejectedValueOnce(new Error('The store is away'));
    source.newest().say('seen', 5);
    await settle();
    expect(listener).toMatchObject({ heard: ['lost'], ended: 0 });
    await vi.advanceTimersByTimeAsync(1_000);
    source.newest().say('seen', 5);
    await settle();
    expect(listener.heard).toEqual(['lost', 'found', 'seen']);
  });
});

describe('what arrives after the end', () => {
  it('of a read is not told', async () => {
    let answer = () => {};
    source.read.mockImplementation(
      () =>
        new Promise((resolve) => {
          answer = () => resolve({ ok: true, data: snapshotAt('paid', 7) });
        }),
    );
    await watch();
    channel.close();
    answer();
    await settle();
    expect(listener.heard).toEqual([]);
  });

  it('of a frame is not told', async () => {
    await watch();
    let answer = () => {};
    source.toSnapshot.mockImplementation(
      () =>
        new Promise((resolve) => {
          answer = () => resolve(snapshotAt('paid', 7));
        }),
    );
    source.newest().say('paid', 7);
    await settle();
    channel.close();
    answer();
    await settle();
    expect(listener.heard).toEqual([]);
  });

  it('of an opening is closed', async () => {
    let answer = () => {};
    await watch();
    const { subscribe } = playedSource();
    source.subscribe.mockImplementation(
      (signal) =>
        new Promise((resolve) => {
          answer = () => resolve(subscribe(signal));
        }),
    );
    source.newest().end();
    await vi.advanceTimersByTimeAsync(1_000);
    channel.close();
    answer();
    await settle();
    expect(listener.heard).toEqual(['lost']);
  });
});
