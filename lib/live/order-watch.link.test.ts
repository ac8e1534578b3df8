import { describe, expect, it } from 'vitest';
import { orderSnapshot } from '../order/order-fixtures';
import { newest, openNow, watchingPage } from './browser-fixtures';

const {
  polls,
  last,
  connections,
  pass,
  watch,
  polled,
  answerPolls,
  show,
  happens,
  pageShow,
  updates,
} = watchingPage();

const offline = () => Promise.reject(new TypeError('Failed to fetch'));

describe('the line', () => {
  it('is connecting until something is heard, and stale when that takes too long', async () => {
    await watch();
    answerPolls(offline);
    newest().hear('error');
    expect(last()?.link).toBe('connecting');
    await pass(29);
    expect(last()?.link).toBe('connecting');
    await pass(1);
    expect(last()).toMatchObject({ link: 'stale', order: null, receivedAt: null });
  });

  it('is polling while answers come, and stale half a minute after the last one', async () => {
    await watch();
    newest().hear('error');
    await pass(5);
    expect(last()?.link).toBe('polling');
    answerPolls(offline);
    await pass(29);
    expect(last()?.link).toBe('polling');
    await pass(1.1);
    expect(last()?.link).toBe('stale');
    polled({});
    await pass(5);
    expect(last()?.link).toBe('polling');
  });

  it('is not stale between two polls of an order that a person reviews', async () => {
    await watch();
    polled({ state: 'in-review' });
    newest().hear('error');
    await pass(5);
    updates.length = 0;
    await pass(200);
    expect(new Set(updates.map(({ link }) => link))).toEqual(new Set(['polling']));
  });

  it('is not live while the shop itself has lost the supplier', async () => {
    await watch();
    newest().say(orderSnapshot());
    newest().hear('lost');
    expect(last()?.link).toBe('polling');
    newest().hear('ping');
    newest().say(orderSnapshot({ state: 'seen', version: 2_000_000_000 }));
    expect(last()).toMatchObject({ link: 'polling', order: { state: 'seen' } });
    await pass(5.1);
    expect(polls).toHaveLength(1);
    newest().hear('found');
    expect(last()?.link).toBe('live');
    expect(connections()).toBe(1);
  });

  it('is offline when the device says so, and read again when it is back', async () => {
    await watch();
    newest().say(orderSnapshot());
    await happens('offline');
    expect(last()).toMatchObject({ link: 'offline', order: { state: 'awaiting-payment' } });
    await happens('online');
    expect(last()?.link).not.toBe('offline');
    expect(polls).toHaveLength(1);
  });

  it('never says anything of the payment', async () => {
    await watch();
    newest().say(orderSnapshot({ state: 'seen' }));
    newest().hear('error');
    answerPolls(offline);
    await happens('offline');
    await pass(600);
    expect(new Set(updates.map(({ order }) => order?.state))).toEqual(new Set(['seen']));
  });

  it('counts as certain until the last ping, not only until the last change', async () => {
    await watch();
    newest().say(orderSnapshot());
    for (let pings = 0; pings < 4; pings += 1) {
      await pass(15);
      newest().hear('ping');
    }
    const pinged = Date.now();
    newest().hear('error');
    expect(last()).toMatchObject({ link: 'polling' });
    expect(last()?.receivedAt).toBeGreaterThanOrEqual(pinged);
  });
});

describe('a stream that has become old', () => {
  it('is replaced at once, and the page stays live', async () => {
    await watch();
    newest().say(orderSnapshot());
    updates.length = 0;
    newest().hear('rotate');
    expect(connections()).toBe(2);
    expect(openNow()).toHaveLength(1);
    newest().say(orderSnapshot());
    await pass(20);
    expect(new Set(updates.map(({ link }) => link))).toEqual(new Set(['live']));
  });
});

describe('an order that has expired', () => {
  it('is polled slowly, and listened to again when late money revives it', async () => {
    await watch();
    newest().say(orderSnapshot({ state: 'expired' }));
    expect(openNow()).toHaveLength(0);
    polled({ state: 'expired' });
    await pass(60);
    expect(polls.length).toBeGreaterThanOrEqual(2);
    expect(last()?.link).toBe('polling');
    polled({ state: 'seen', version: 2_000_000_000 });
    await pass(30);
    expect(last()?.order?.state).toBe('seen');
    expect(openNow()).toHaveLength(1);
    newest().say(orderSnapshot({ state: 'delivered', version: 2_000_000_001 }));
    expect(last()?.link).toBe('ended');
  });

  it('opens no stream on waking', async () => {
    await watch();
    newest().say(orderSnapshot({ state: 'expired' }));
    polled({ state: 'expired' });
    await show('hidden');
    await show('visible');
    expect(openNow()).toHaveLength(0);
    expect(polls.length).toBeGreaterThan(0);
  });
});

describe('news of the same second', () => {
  it('over the stream is not undone by a poll that was asked before it', async () => {
    await watch();
    let settle = () => {};
    answerPolls(
      () =>
        new Promise((resolve) => {
          const answer = orderSnapshot({ state: 'seen', version: 100 });
          settle = () => resolve({ ok: true, json: async () => answer });
        }),
    );
    await pass(5.5);
    newest().say(orderSnapshot({ state: 'paid', version: 100 }));
    settle();
    await pass(0);
    expect(last()?.order?.state).toBe('paid');
  });

  it('over a poll that was asked after it counts', async () => {
    await watch();
    newest().say(orderSnapshot({ state: 'seen', version: 100 }));
    polled({ state: 'paid', version: 100 });
    await pass(30);
    expect(last()?.order?.state).toBe('paid');
  });
});

describe('the page’s life', () => {
  it('put away, it holds no stream; back from the cache, it reads and listens', async () => {
    await watch();
    newest().say(orderSnapshot());
    await happens('pagehide');
    expect(openNow()).toHaveLength(0);
    await pageShow(true);
    expect(polls).toHaveLength(1);
    expect(openNow()).toHaveLength(1);
  });

  it('a focus right after being looked at again is the same waking', async () => {
    await watch();
    await pass(2);
    await show('visible');
    await happens('focus');
    expect(polls).toHaveLength(1);
    await pass(1.5);
    await happens('focus');
    expect(polls).toHaveLength(2);
  });
});

describe('a server that asks for a pause', () => {
  it('is polled no sooner', async () => {
    await watch();
    newest().hear('error');
    const headers = new Headers({ 'retry-after': '20' });
    answerPolls(async () => ({ ok: false, json: async () => ({}), headers }));
    await pass(5);
    expect(polls).toHaveLength(1);
    await pass(19.9);
    expect(polls).toHaveLength(1);
    await pass(0.2);
    expect(polls).toHaveLength(2);
  });
});
