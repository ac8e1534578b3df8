import { describe, expect, it, vi } from 'vitest';
import { startBackground, type Taken, type WorkEvent } from './background';
import { StoreError } from './store/errors';

/** Lets everything that is ready happen. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Work whose items are given out by the test, with a timer that goes off when told to. */
function played({ width = 2 } = {}) {
  const items: string[] = [];
  const lines: WorkEvent[] = [];
  const handled: { item: string; end: (error?: Error) => void }[] = [];
  let alarm: { ring: () => void; ms: number } | null = null;
  const take = vi.fn(async (): Promise<Taken<string>> => {
    const item = items.shift();
    return item === undefined ? { pauseMs: 500 } : { item };
  });
  const work = startBackground<string>({
    name: 'watch',
    width,
    take,
    handle: (item) =>
      new Promise((resolve, reject) => {
        handled.push({ item, end: (error) => (error === undefined ? resolve() : reject(error)) });
      }),
    log: (event) => lines.push(event),
    timer(ring, ms) {
      const mine = { ring, ms };
      alarm = mine;
      return () => {
        if (alarm === mine) alarm = null;
      };
    },
  });
  return {
    ...{ work, items, lines, handled, take },
    pause: () => alarm?.ms ?? null,
    async ring() {
      const ringing = alarm;
      alarm = null;
      ringing?.ring();
      await settle();
    },
    names: () => handled.map(({ item }) => item),
  };
}

describe('work in the background', () => {
  it('rests while there is none, and looks again after the pause', async () => {
    const { take, pause, ring, items, names } = played();
    await settle();
    expect([take.mock.calls.length, pause()]).toEqual([1, 500]);
    items.push('a');
    await ring();
    expect(names()).toEqual(['a']);
    expect(pause()).toBe(500);
  });

  it('works on so many items at once, and on the next when one is done', async () => {
    const { items, work, handled, names, take } = played({ width: 2 });
    items.push('a', 'b', 'c');
    work.wake();
    await settle();
    expect(names()).toEqual(['a', 'b']);
    const asked = take.mock.calls.length;
    work.wake();
    await settle();
    expect(take).toHaveBeenCalledTimes(asked);
    handled[1]?.end();
    await settle();
    expect(names()).toEqual(['a', 'b', 'c']);
  });

  it('is woken before its pause is over', async () => {
    const { items, work, names, pause } = played();
    await settle();
    items.push('a');
    work.wake();
    await settle();
    expect(names()).toEqual(['a']);
    expect(pause()).toBe(500);
  });

  it('looks once more when it is woken while it looks, and never twice at the same time', async () => {
    let answer = (_taken: Taken<string>) => {};
    const take = vi.fn(() => new Promise<Taken<string>>((resolve) => (answer = resolve)));
    const work = startBackground({
      ...{ name: 'watch', width: 1, take, handle: async () => {}, log: () => {} },
      timer: () => () => {},
    });
    work.wake();
    work.wake();
    expect(take).toHaveBeenCalledTimes(1);
    answer({ pauseMs: 500 });
    await settle();
    expect(take).toHaveBeenCalledTimes(2);
    answer({ pauseMs: 500 });
    await settle();
    expect(take).toHaveBeenCalledTimes(2);
  });

  it('begins nothing after it was stopped, and lets end what was begun', async () => {
    const { items, work, handled, names, ring, pause } = played({ width: 1 });
    items.push('a', 'b');
    work.wake();
    await settle();
    work.stop();
    handled[0]?.end();
    await settle();
    work.wake();
    await ring();
    expect(names()).toEqual(['a']);
    expect(pause()).toBeNull();
  });

  it('survives a store that is away: it says so once, waits longer each time, and says when it is back', async () => {
    const { take, lines, pause, ring } = played();
    await settle();
    take.mockRejectedValue(new StoreError('unavailable', 'no answer'));
    const pauses: unknown[] = [];
    for (let turn = 0; turn < 9; turn += 1) {
      await ring();
      pauses.push(pause());
    }
    const doubled = [1, 2, 4, 8, 16, 32].map((seconds) => seconds * 1000);
    expect(pauses).toEqual([...doubled, 60_000, 60_000, 60_000]);
    expect(lines).toMatchObject([
      { event: 'work-held-up', work: 'watch', fault: { name: 'StoreError' } },
    ]);
    take.mockResolvedValue({ pauseMs: 500 });
    await ring();
    expect(pause()).toBe(500);
    expect(lines.slice(1)).toEqual([{ event: 'work-goes-on', work: 'watch' }]);
    take.mockRejectedValueOnce(new Error('odd'));
    await ring();
    expect(pause()).toBe(1000);
    expect(lines[2]).toMatchObject({ event: 'work-held-up', fault: { message: 'odd' } });
  });

  it('goes on with the next item when one fails, and says so once', async () => {
    const { items, work, handled, names, lines } = played({ width: 1 });
    items.push('a', 'b', 'c');
    work.wake();
    for (const index of [0, 1]) {
      await settle();
      handled[index]?.end(new Error('odd'));
    }
    await settle();
    expect(names()).toEqual(['a', 'b', 'c']);
    expect(lines).toHaveLength(1);
    handled[2]?.end();
    await settle();
    expect(lines[1]).toEqual({ event: 'work-goes-on', work: 'watch' });
  });

  it('keeps no process alive', async () => {
    const unref = vi.spyOn(Object.getPrototypeOf(setTimeout(() => {}, 0)), 'unref');
    const work = startBackground({
      ...{ name: 'watch', width: 1, log: () => {} },
      take: async () => ({ pauseMs: 1000 }),
      handle: async () => {},
    });
    await settle();
    expect(unref).toHaveBeenCalledTimes(1);
    work.stop();
    unref.mockRestore();
  });
});
