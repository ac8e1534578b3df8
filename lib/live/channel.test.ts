import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Channel } from './channel';
import { Listener, playedSource, settle, snapshotAt } from './channel-fixtures';

let source: ReturnType<typeof playedSource>;
let channel: Channel;
let onClose: ReturnType<typeof vi.fn<() => void>>;

function open(): Channel {
  channel = new Channel(source, onClose);
  return channel;
}

function attached(): Listener {
  const listener = new Listener();
  channel.attach(listener);
  return listener;
}

/** An open channel with its first watcher. */
async function watched(): Promise<Listener> {
  open();
  await channel.opened;
  channel.hold();
  return attached();
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  vi.spyOn(Math, 'random').mockReturnValue(0);
  source = playedSource();
  onClose = vi.fn<() => void>();
});
afterEach(async () => {
  channel.close();
  await settle();
  expect(vi.getTimerCount()).toBe(0);
  expect(source.streams.filter(({ closed }) => !closed)).toEqual([]);
  expect(onClose).toHaveBeenCalledTimes(1);
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('news of an order', () => {
  it('reaches everybody who watches, once', async () => {
    const one = await watched();
    const two = attached();
    source.newest().say('awaiting-payment');
    source.newest().say('seen', 5);
    await settle();
    expect(one.heard).toEqual(['awaiting-payment', 'seen']);
    expect(two.heard).toEqual(one.heard);
    expect(source.subscribe).toHaveBeenCalledTimes(1);
  });

  it('is not told again when nothing but the time left has changed', async () => {
    const listener = await watched();
    channel.take({ ...snapshotAt('awaiting-payment'), expiresInMs: 900_000 }, 0);
    await vi.advanceTimersByTimeAsync(500);
    channel.take({ ...snapshotAt('awaiting-payment'), expiresInMs: 899_500 }, performance.now());
    expect(listener.heard).toEqual(['awaiting-payment']);
  });

  it('is told again when anything else has, under the same version too', async () => {
    const listener = await watched();
    const { now } = performance;
    expect(channel.take(snapshotAt('awaiting-payment'), now.call(performance))).toBe(true);
    const sent = { ...snapshotAt('awaiting-payment'), sent: '1.00' };
    expect(channel.take(sent, performance.now())).toBe(true);
    expect(listener.snapshots.map((snapshot) => snapshot.sent)).toEqual(['0', '1.00']);
  });

  it('from before what is known changes nothing', async () => {
    const listener = await watched();
    const before = performance.now();
    await vi.advanceTimersByTimeAsync(10);
    channel.take(snapshotAt('seen', 5), performance.now());
    expect(channel.take(snapshotAt('awaiting-payment', 4), performance.now())).toBe(false);
    expect(channel.take(snapshotAt('awaiting-payment', 5), before)).toBe(false);
    expect(listener.heard).toEqual(['seen']);
  });

  it('never goes back to an older version, however it arrives', async () => {
    const heard = fc.record({
      seconds: fc.nat(4),
      askedAt: fc.nat(1_000),
      state: fc.constantFrom('awaiting-payment', 'seen', 'paid', 'in-review'),
      passed: fc.nat(400),
    });
    open();
    await fc.assert(
      fc.asyncProperty(fc.array(heard, { maxLength: 30 }), async (all) => {
        channel.close();
        onClose.mockClear();
        const listener = await watched();
        for (const { seconds, askedAt, state, passed } of all) {
          await vi.advanceTimersByTimeAsync(passed);
          channel.take(snapshotAt(state, seconds), Math.max(0, performance.now() - askedAt));
        }
        const versions = listener.snapshots.map(({ version }) => version);
        expect(versions).toEqual([...versions].sort((one, other) => one - other));
        const newest = Math.max(...all.map(({ seconds }) => snapshotAt('paid', seconds).version));
        expect(versions.at(-1) ?? newest).toBe(newest);
        const told = listener.snapshots.map((snapshot) => JSON.stringify(snapshot));
        expect(told.filter((text, index) => text === told[index - 1])).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a newcomer', () => {
  it('hears the order as last told, with the time that has passed taken off', async () => {
    await watched();
    channel.take({ ...snapshotAt('awaiting-payment'), expiresInMs: 60_000 }, performance.now());
    await vi.advanceTimersByTimeAsync(12_000);
    expect(attached().snapshots).toEqual([
      { ...snapshotAt('awaiting-payment'), expiresInMs: 48_000 },
    ]);
    await vi.advanceTimersByTimeAsync(100_000);
    expect(attached().snapshots).toMatchObject([{ expiresInMs: 0 }]);
  });

  it('hears of an order without a time limit as it was told', async () => {
    await watched();
    channel.take({ ...snapshotAt('paid'), expiresInMs: null }, performance.now());
    await vi.advanceTimersByTimeAsync(12_000);
    expect(attached().snapshots).toMatchObject([{ state: 'paid', expiresInMs: null }]);
  });

  it('hears nothing while nothing is known', async () => {
    await watched();
    expect(attached().heard).toEqual([]);
  });

  it('is told that the supplier is lost, when it is', async () => {
    await watched();
    channel.take(snapshotAt('seen'), performance.now());
    source.newest().breakOff();
    await settle();
    expect(attached().heard).toEqual(['seen', 'lost']);
  });
});

describe('a final state', () => {
  it('is told, then a stop, then every stream ends and the supplier’s too', async () => {
    const listeners = [await watched(), attached()];
    source.newest().say('delivered', 9);
    source.newest().say('refunded', 10);
    await settle();
    for (const { heard, ended } of listeners) {
      expect(heard).toEqual(['delivered', 'stop']);
      expect(ended).toBe(1);
    }
    expect(channel.watchers).toBe(0);
    expect(channel.take(snapshotAt('refunded', 11), performance.now())).toBe(false);
  });

  it('is told to somebody who was about to watch', async () => {
    await watched();
    channel.take(snapshotAt('delivered', 9), performance.now());
    const late = attached();
    expect(late.heard).toEqual(['delivered', 'stop']);
    expect(late.ended).toBe(1);
    expect(channel.watchers).toBe(0);
  });

  it('learnt of before the supplier answers the subscription is no failure of it', async () => {
    source.read.mockResolvedValue({ ok: true, data: snapshotAt('delivered', 9) });
    source.subscribe.mockImplementation(
      (signal) =>
        new Promise((resolve) => {
          const fail = () => resolve({ ok: false, error: { kind: 'interrupted' } });
          signal.addEventListener('abort', fail);
        }),
    );
    open();
    expect(await channel.opened).toEqual({ ok: true, data: null });
    expect(attached()).toMatchObject({ heard: ['delivered', 'stop'], ended: 1 });
  });
});

describe('an end that nobody announced', () => {
  it('is one without a stop', async () => {
    const listener = await watched();
    channel.take(snapshotAt('seen'), performance.now());
    channel.close();
    channel.close();
    expect(listener).toMatchObject({ heard: ['seen'], ended: 1 });
    expect(attached()).toMatchObject({ heard: ['seen'], ended: 1 });
  });
});
