import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrderSnapshot } from '@/schemas/order-snapshot';
import { orderSnapshot } from '../order/order-fixtures';
import { newest, orderId, PlayedEventSource, watchingPage } from './browser-fixtures';

const {
  updates,
  polls,
  last,
  connections,
  pass,
  watch,
  dispose,
  polled,
  answerPolls,
  show,
  pageShow,
  happens,
} = watchingPage();

describe('a watched order', () => {
  it('is listened to at once', async () => {
    await watch();
    expect(newest().url).toBe(`/api/orders/${orderId}/subscribe`);
    expect(updates).toEqual([]);
  });

  it('is reported live as the stream tells it, with the time', async () => {
    await watch();
    const order = orderSnapshot({ state: 'seen' });
    newest().say(order);
    expect(last()).toEqual({
      order,
      orderAt: Date.now(),
      link: 'live',
      receivedAt: Date.now(),
    });
  });

  it('keeps the time of the order it shows when older news comes in', async () => {
    await watch();
    newest().say(orderSnapshot({ version: 5 }));
    const orderAt = Date.now();
    await pass(3);
    newest().say(orderSnapshot({ version: 4 }));
    expect(last()).toMatchObject({ orderAt, receivedAt: Date.now() });
  });

  it.each<[string, Partial<OrderSnapshot> | string]>([
    ['another order', { id: 'somebody-elses-order-aaaa', version: 2_000_000_000 }],
    ['no JSON', '{"id":'],
    ['no order', '{"id":7}'],
    ['nothing', ''],
  ])('is not changed by %s', async (_, said) => {
    await watch();
    newest().say(orderSnapshot());
    const before = last()?.order;
    newest().say(typeof said === 'string' ? said : orderSnapshot(said));
    expect(last()?.order).toBe(before);
  });

  it('never goes back to an older version, over the stream or a poll', async () => {
    await watch();
    newest().say(orderSnapshot({ version: 20, state: 'paid' }));
    newest().say(orderSnapshot({ version: 10, state: 'seen' }));
    expect(last()?.order?.state).toBe('paid');
    polled({ version: 15, state: 'seen' });
    await pass(30);
    expect(polls).toHaveLength(1);
    expect(last()?.order?.state).toBe('paid');
    newest().say(orderSnapshot({ version: 20, state: 'delivering' }));
    expect(last()?.order?.state).toBe('delivering');
  });

  it('is only ever shown newer, however its snapshots arrive', async () => {
    const versions = fc.array(fc.nat(9), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(versions, async (arriving) => {
        updates.length = 0;
        await watch();
        for (const version of arriving) newest().say(orderSnapshot({ version }));
        dispose();
        const shown = updates.flatMap(({ order }) => (order === null ? [] : [order.version]));
        expect(shown).toEqual(shown.toSorted((a, b) => a - b));
        expect(shown.at(-1)).toBe(Math.max(...arriving));
      }),
    );
  });
});

describe('the end', () => {
  const isOver = async () => {
    expect(last()?.link).toBe('ended');
    const before = [updates.length, polls.length, connections()];
    newest().hear('error');
    await happens('online');
    await show('visible');
    await pass(120);
    expect([updates.length, polls.length, connections()]).toEqual(before);
    expect(PlayedEventSource.opened.every(({ closed }) => closed)).toBe(true);
  };

  it('comes with a final order of the stream', async () => {
    await watch();
    newest().say(orderSnapshot({ state: 'delivered' }));
    expect(last()?.order?.state).toBe('delivered');
    await isOver();
  });

  it('comes with a final order of a poll', async () => {
    await watch();
    polled({ state: 'cancelled' });
    await pass(5);
    expect(last()?.order?.state).toBe('cancelled');
    await isOver();
  });

  it('comes with a stop, after one last read', async () => {
    await watch();
    newest().say(orderSnapshot({ version: 1 }));
    polled({ version: 2, state: 'refunded' });
    newest().hear('stop');
    await pass(0);
    expect(polls).toHaveLength(1);
    expect(last()?.order?.state).toBe('refunded');
    await isOver();
  });

  it('does not come with a stop alone: polling goes on until what it reads is final', async () => {
    await watch();
    newest().say(orderSnapshot({ version: 1 }));
    newest().hear('stop');
    await pass(0);
    expect(last()?.link).toBe('polling');
    polled({ version: 2_000_000_000, state: 'delivered' });
    await pass(6);
    expect(last()?.order?.state).toBe('delivered');
    await isOver();
  });

  it('comes with a stop for good: nothing is opened while the last read takes its time', async () => {
    await watch();
    answerPolls(() => new Promise(() => undefined));
    newest().hear('stop');
    newest().hear('error');
    await pass(3);
    expect(connections()).toBe(1);
  });
});

describe('after it is disposed of', () => {
  it('nothing is reported, read or opened, and the stream is closed', async () => {
    await watch();
    const source = newest();
    source.say(orderSnapshot());
    const reports = updates.length;
    dispose();
    expect(source.closed).toBe(true);
    source.say(orderSnapshot({ version: 2_000_000_000, state: 'delivered' }));
    for (const name of ['ping', 'error', 'stop'] as const) source.hear(name);
    await show('visible');
    await pageShow(true);
    await happens('online');
    await pass(0);
    await pass(120);
    expect(updates).toHaveLength(reports);
    expect(connections()).toBe(1);
  });

  it.each(['pending read', 'pending retry'])('a %s comes to nothing', async (pending) => {
    let answer = () => {};
    answerPolls(
      () =>
        new Promise((resolve) => {
          answer = () => resolve({ ok: true, json: async () => orderSnapshot({ state: 'paid' }) });
        }),
    );
    await watch();
    if (pending === 'pending retry') newest().hear('error');
    else await pass(5);
    const reports = updates.length;
    dispose();
    answer();
    await pass(60);
    expect([updates.length, connections()]).toEqual([reports, 1]);
  });
});
