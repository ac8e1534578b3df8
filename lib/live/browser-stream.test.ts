import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browserStream, maxUnreadBytes } from './browser-stream';
import type { Watcher } from './channel';
import { frames } from './event-encoder';

const lifetimeMs = 240_000;
const bytes = (count: number) => new Uint8Array(count).fill(120);
const text = (frame: Uint8Array) => new TextDecoder().decode(frame);
const opening = text(frames.opening);
const ping = text(frames.ping);
const rotate = text(frames.rotate);

/** A place among watchers, and what became of it. */
function playedSeat() {
  let watcher: Watcher | null = null;
  const attach = vi.fn((attached: Watcher) => {
    watcher = attached;
  });
  return {
    attach,
    leave: vi.fn(),
    watcher(): Watcher {
      if (watcher === null) throw new Error('Nobody watches.');
      return watcher;
    },
  };
}

let seat: ReturnType<typeof playedSeat>;
let onEnd: ReturnType<typeof vi.fn<() => void>>;
let browser: AbortController;
let removed: ReturnType<typeof vi.spyOn>;

function open(): ReadableStream<Uint8Array> {
  return browserStream({ seat, signal: browser.signal, lifetimeMs, onEnd });
}

/** Reads to the end, in the background; `broken` is what it broke off with. */
function reading(stream: ReadableStream<Uint8Array>) {
  const got = { text: '', ended: false, broken: null as unknown };
  void (async () => {
    try {
      for await (const chunk of stream) got.text += text(chunk);
      got.ended = true;
    } catch (error) {
      got.broken = error;
    }
  })();
  return got;
}

const passed = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

function expectAllGivenBack(): void {
  expect(seat.leave).toHaveBeenCalledTimes(1);
  expect(onEnd).toHaveBeenCalledTimes(1);
  expect(removed).toHaveBeenCalledTimes(1);
  expect(vi.getTimerCount()).toBe(0);
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  vi.spyOn(Math, 'random').mockReturnValue(0);
  seat = playedSeat();
  onEnd = vi.fn<() => void>();
  browser = new AbortController();
  removed = vi.spyOn(browser.signal, 'removeEventListener');
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('a browser’s stream', () => {
  it('opens at once, passes on what it is sent, and ends when it is told to', async () => {
    const got = reading(open());
    await passed(0);
    expect(got.text).toBe(opening);
    seat.watcher().send(frames.lost);
    seat.watcher().send(frames.stop);
    seat.watcher().end();
    await passed(0);
    expect(got).toEqual({
      text: opening + text(frames.lost) + text(frames.stop),
      ended: true,
      broken: null,
    });
    expectAllGivenBack();
  });

  it('is pinged every fifteen seconds, with one timer', async () => {
    const got = reading(open());
    await passed(14_999);
    expect(got.text).toBe(opening);
    await passed(1);
    expect(got.text).toBe(opening + ping);
    expect(vi.getTimerCount()).toBe(1);
    await passed(30_000);
    expect(got.text).toBe(opening + ping.repeat(3));
    seat.watcher().end();
  });

  it.each([
    { random: 0, endsAt: 240_000 },
    { random: 0.5, endsAt: 228_000 },
    { random: 1, endsAt: 216_000 },
  ])('becomes old at $endsAt ms when chance says $random', async ({ random, endsAt }) => {
    vi.mocked(Math.random).mockReturnValue(random);
    const got = reading(open());
    await passed(endsAt - 1);
    expect(got).toMatchObject({ ended: false, text: expect.not.stringContaining(rotate) });
    await passed(1);
    expect(got.ended).toBe(true);
    expect(got.text.endsWith(rotate)).toBe(true);
    expect(got.text).not.toContain('stop');
    expectAllGivenBack();
  });

  it('hears nothing after its end, from whomever', async () => {
    const got = reading(open());
    const watcher = seat.watcher();
    watcher.end();
    watcher.send(frames.found);
    watcher.end();
    browser.abort();
    await passed(300_000);
    expect(got).toEqual({ text: opening, ended: true, broken: null });
    expectAllGivenBack();
  });

  it('may be ended by the very place it takes', async () => {
    seat.attach.mockImplementation((watcher) => {
      watcher.send(frames.stop);
      watcher.end();
    });
    const got = reading(open());
    await passed(0);
    expect(got).toMatchObject({ text: opening + text(frames.stop), ended: true });
    expectAllGivenBack();
  });
});

describe('a browser that leaves', () => {
  it('is heard of through its request', async () => {
    const got = reading(open());
    await passed(0);
    browser.abort();
    await passed(0);
    expect(got.ended).toBe(true);
    expectAllGivenBack();
  });

  it('is heard of through the stream alone', async () => {
    const stream = open();
    await stream.cancel();
    expectAllGivenBack();
  });

  it.each(['signal first', 'stream first'])('is heard of through both, %s', async (order) => {
    const stream = open();
    if (order === 'signal first') browser.abort();
    await stream.cancel();
    browser.abort();
    seat.watcher().send(frames.ping);
    expectAllGivenBack();
  });

  it('before the stream begins is given no place', async () => {
    browser.abort();
    const got = reading(open());
    await passed(0);
    expect(got.ended).toBe(true);
    expect(seat.attach).not.toHaveBeenCalled();
    expectAllGivenBack();
  });
});

describe('a browser that does not read', () => {
  it('is dropped at the cap, and what it left unread is let go', async () => {
    const stream = open();
    const room = maxUnreadBytes - frames.opening.byteLength;
    seat.watcher().send(bytes(room - 1));
    expect(onEnd).not.toHaveBeenCalled();
    seat.watcher().send(bytes(1));
    expectAllGivenBack();
    seat.watcher().send(bytes(1));
    const reader = stream.getReader();
    await expect(reader.read()).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('is dropped by its pings in the end', async () => {
    open();
    seat.watcher().send(bytes(maxUnreadBytes - frames.opening.byteLength - 1));
    await passed(15_000);
    expectAllGivenBack();
  });

  it('at the very end of its time is dropped without trouble', async () => {
    const stream = open();
    await passed(lifetimeMs - 1);
    const unread = frames.opening.byteLength + 15 * frames.ping.byteLength;
    seat.watcher().send(bytes(maxUnreadBytes - unread - 1));
    expect(onEnd).not.toHaveBeenCalled();
    await passed(1);
    expectAllGivenBack();
    await expect(stream.cancel()).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('is not meant by one that is slow', async () => {
    const reader = open().getReader();
    let read = 0;
    for (let round = 0; round < 100; round += 1) {
      seat.watcher().send(bytes(20_000));
      if (round === 0) continue;
      const { value, done } = await reader.read();
      expect(done).toBe(false);
      read += value?.byteLength ?? 0;
    }
    expect(read).toBeGreaterThan(20 * maxUnreadBytes);
    expect(onEnd).not.toHaveBeenCalled();
    await reader.cancel();
  });
});
