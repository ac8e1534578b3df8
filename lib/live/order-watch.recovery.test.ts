import { describe, expect, it, vi } from 'vitest';
import { orderSnapshot } from '../order/order-fixtures';
import { newest, orderId, type PollAnswer, watchingPage } from './browser-fixtures';

const { polls, last, connections, pass, watch, polled, answerPolls, show, pageShow, happens } =
  watchingPage();

describe('a broken stream', () => {
  it.each([
    ['no chance', 0, 1],
    ['some', 0.5, 1.25],
  ])('is opened anew after 1, 2, 4 … 30 s, with %s of longer', async (_, chance, factor) => {
    vi.spyOn(Math, 'random').mockReturnValue(chance);
    await watch();
    polled({ state: 'seen' });
    for (const seconds of [1, 2, 4, 8, 16, 30, 30]) {
      const before = connections();
      const broken = newest();
      broken.hear('error');
      expect(broken.closed).toBe(true);
      expect(last()?.link).not.toBe('live');
      await pass(seconds * factor - 0.001);
      expect(connections()).toBe(before);
      await pass(0.001);
      expect(connections()).toBe(before + 1);
    }
  });

  it('waits up to half as long again, never less', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.999_999);
    await watch();
    newest().hear('error');
    await pass(1.498);
    expect(connections()).toBe(1);
    await pass(0.002);
    expect(connections()).toBe(2);
  });

  it('is opened anew after one second again once it has said something', async () => {
    await watch();
    for (const seconds of [1, 2, 4]) {
      newest().hear('error');
      await pass(seconds);
    }
    newest().say(orderSnapshot());
    newest().hear('error');
    await pass(1);
    expect(connections()).toBe(5);
  });

  it('does not count as mended by opening alone', async () => {
    await watch();
    newest().hear('error');
    await pass(1);
    newest().hear('open');
    newest().hear('error');
    await pass(1.999);
    expect(connections()).toBe(2);
    await pass(0.001);
    expect(connections()).toBe(3);
  });

  it('that was given up already breaks nothing', async () => {
    await watch();
    const old = newest();
    await happens('online');
    const open = newest();
    open.say(orderSnapshot());
    old.hear('error');
    expect(open.closed).toBe(false);
    expect(last()?.link).toBe('live');
  });
});

describe('a silent stream', () => {
  it('is given up after 35 s: the order is read and the stream opened anew', async () => {
    await watch();
    newest().say(orderSnapshot());
    const silent = newest();
    await pass(34.999);
    expect([connections(), polls.length]).toEqual([1, 1]);
    await pass(0.002);
    expect([connections(), polls.length]).toEqual([2, 2]);
    expect(silent.closed).toBe(true);
  });

  it('is not silent while it pings', async () => {
    await watch();
    newest().say(orderSnapshot());
    for (let pings = 0; pings < 10; pings += 1) {
      await pass(15);
      newest().hear('ping');
    }
    expect(connections()).toBe(1);
    expect(last()?.link).toBe('live');
  });

  it('is not called live any more, and the order is polled as if there were none', async () => {
    await watch();
    newest().say(orderSnapshot());
    await pass(35);
    expect(last()?.link).not.toBe('live');
    const before = polls.length;
    await pass(20);
    expect(polls.length - before).toBe(4);
  });

  it('that never opened is given up as well', async () => {
    await watch();
    await pass(35);
    expect(connections()).toBe(2);
  });
});

describe('on waking up', () => {
  it.each<[string, () => void]>([
    ['by being looked at again', () => show('visible')],
    ['from the back/forward cache', () => pageShow(true)],
    ['with the network back', () => happens('online')],
  ])('%s, the order is read and listened to at once', async (_, wake) => {
    await watch();
    const before = newest();
    polled({ version: 1_790_000_500, state: 'seen' });
    wake();
    await pass(0);
    expect(polls).toEqual([`/api/orders/${orderId}`]);
    expect(last()?.order?.state).toBe('seen');
    expect(before.closed).toBe(true);
    expect(connections()).toBe(2);
  });

  it.each<[string, () => void]>([
    ['being hidden', () => show('hidden')],
    ['an ordinary show of the page', () => pageShow(false)],
  ])('%s is none', async (_, event) => {
    await watch();
    event();
    await pass(0);
    expect([connections(), polls.length]).toEqual([1, 0]);
  });

  it('a pending retry is forgotten, and the waits begin at one second again', async () => {
    await watch();
    for (const seconds of [1, 2, 4]) {
      newest().hear('error');
      await pass(seconds);
    }
    newest().hear('error');
    await happens('online');
    expect(connections()).toBe(5);
    await pass(8);
    expect(connections()).toBe(5);
    newest().hear('error');
    await pass(1);
    expect(connections()).toBe(6);
  });
});

describe('polling', () => {
  it('goes every 5 s while nothing comes over the stream', async () => {
    await watch();
    await pass(4.999);
    expect(polls).toHaveLength(0);
    await pass(0.001);
    expect(polls).toHaveLength(1);
    await pass(15);
    expect(polls).toHaveLength(4);
  });

  it('goes every 30 s beside a live stream, and every 5 s again once that breaks', async () => {
    await watch();
    newest().say(orderSnapshot());
    for (const count of [1, 2, 3]) {
      for (const _ of [1, 2]) {
        await pass(15);
        newest().hear('ping');
      }
      expect(polls).toHaveLength(count);
    }
    newest().hear('error');
    await pass(5);
    expect(polls).toHaveLength(4);
    await pass(5);
    expect(polls).toHaveLength(5);
  });

  it.each<[string, PollAnswer]>([
    ['offline', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['refused', async () => ({ ok: false, json: async () => ({}) })],
    ['of a page', async () => ({ ok: true, json: () => Promise.reject(new SyntaxError('<')) })],
    ['of something else', async () => ({ ok: true, json: async () => ({ id: 7 }) })],
  ])('goes on after a failed poll: %s', async (_, answer) => {
    await watch();
    answerPolls(answer);
    await pass(10);
    expect(polls).toHaveLength(2);
    polled({ state: 'paid' });
    await pass(5);
    expect(last()?.order?.state).toBe('paid');
  });
});
