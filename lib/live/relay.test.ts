import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SupplierOrder } from '@/schemas/order';
import { type OrderState, orderStates } from '@/schemas/order-snapshot';
import type { StreamEvent } from '../cryptorefills/stream';
import { orderSnapshot, supplierOrder } from '../order/order-fixtures';
import { isFinal } from '../order/state';
import { encodeEvent } from './event-encoder';
import { relayOrderEvents } from './relay';
import { closeAllStreams } from './shutdown';

const rejected: unknown[] = [];
const noteRejection = (reason: unknown) => rejected.push(reason);

beforeEach(() => {
  rejected.length = 0;
  process.on('unhandledRejection', noteRejection);
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  process.off('unhandledRejection', noteRejection);
  expect(Reflect.get(globalThis, Symbol.for('refillery.openStreams'))).toHaveProperty('size', 0);
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
  expect(rejected).toEqual([]);
});

/** A supplier's stream that says what the test tells it to and ends when it is aborted. */
function playedEvents(upstream: AbortController) {
  const said: StreamEvent[] = [];
  let wake = () => {};
  let ended: 'open' | 'ended' | 'broken' = 'open';
  upstream.signal.addEventListener('abort', () => wake());
  async function* events(): AsyncGenerator<StreamEvent> {
    while (!upstream.signal.aborted) {
      const next = said.shift();
      if (next !== undefined) yield next;
      else if (ended === 'broken') throw new Error('aborted');
      else if (ended === 'ended') return;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
    throw new Error('aborted');
  }
  return {
    events: events(),
    say(...more: StreamEvent[]) {
      said.push(...more);
      wake();
    },
    end(how: 'ended' | 'broken' = 'ended') {
      ended = how;
      wake();
    },
  };
}

const orderEvent = (state: OrderState = 'awaiting-payment'): StreamEvent => ({
  type: 'order',
  order: supplierOrder({ state }),
});

function start(signal?: AbortSignal) {
  const upstream = new AbortController();
  const abort = vi.spyOn(upstream, 'abort');
  const browser = new AbortController();
  const supplier = playedEvents(upstream);
  const toSnapshot = vi.fn(async (order: SupplierOrder) => orderSnapshot({ state: order.state }));
  const body = relayOrderEvents({
    events: supplier.events,
    toSnapshot,
    upstream,
    signal: signal ?? browser.signal,
  });
  return { abort, browser, supplier, toSnapshot, body };
}

/** Everything a browser gets until the stream ends. */
async function rest(body: ReadableStream<Uint8Array>): Promise<string> {
  return await new Response(body).text();
}

const opening = encodeEvent.opening();
const frameOf = (state: OrderState) => encodeEvent.order(orderSnapshot({ state }));

describe('a browser', () => {
  it('gets the opening frame before the supplier has said a word', async () => {
    const { body, browser } = start();
    const reader = body.getReader();
    const { value } = await reader.read();
    expect(new TextDecoder().decode(value)).toBe(opening);
    browser.abort();
  });

  it('gets every order as a whole snapshot, in order', async () => {
    const { body, supplier } = start();
    supplier.say(orderEvent(), orderEvent('seen'), orderEvent('paid'));
    supplier.end();
    expect(await rest(body)).toBe(
      [opening, ...(['awaiting-payment', 'seen', 'paid'] as const).map(frameOf)].join(''),
    );
  });

  it.each(orderStates)('is told to stop after %s only if that is final', async (state) => {
    const { body, supplier } = start();
    supplier.say(orderEvent(state));
    supplier.end();
    const stop = isFinal(state) ? encodeEvent.stop() : '';
    expect(await rest(body)).toBe(opening + frameOf(state) + stop);
  });

  it('is not told to stop when only the supplier’s stream does', async () => {
    const { body, supplier } = start();
    supplier.say(orderEvent('paid'), { type: 'stop' }, orderEvent('delivered'));
    expect(await rest(body)).toBe(opening + frameOf('paid'));
  });

  it('gets nothing after a final order', async () => {
    const { body, supplier, abort } = start();
    supplier.say(orderEvent('delivered'), orderEvent('paid'));
    expect(await rest(body)).toBe(opening + frameOf('delivered') + encodeEvent.stop());
    expect(abort).toHaveBeenCalledTimes(1);
  });

  it('gets a clean end when the supplier’s connection breaks', async () => {
    const { body, supplier } = start();
    supplier.say(orderEvent());
    supplier.end('broken');
    expect(await rest(body)).toBe(opening + frameOf('awaiting-payment'));
  });

  it('gets a clean end when a snapshot cannot be made', async () => {
    const { body, supplier, toSnapshot, abort } = start();
    toSnapshot.mockRejectedValue(new Error('disk full'));
    supplier.say(orderEvent());
    expect(await rest(body)).toBe(opening);
    expect(abort).toHaveBeenCalledTimes(1);
  });

  it('gets a ping every fifteen seconds', async () => {
    const { body, browser } = start();
    vi.advanceTimersByTime(14_999);
    vi.advanceTimersByTime(1);
    vi.advanceTimersByTime(30_000);
    browser.abort();
    expect(await rest(body)).toBe(opening + encodeEvent.ping().repeat(3));
  });
});

describe('the supplier’s connection ends once', () => {
  type Started = ReturnType<typeof start>;
  const causes: [string, (started: Started) => unknown][] = [
    ['the request’s signal', ({ browser }) => browser.abort()],
    ['the stream’s cancel', ({ body }) => body.cancel()],
    ['the shutdown', () => closeAllStreams()],
    ['the end of the supplier’s stream', ({ supplier }) => supplier.end()],
  ];

  for (const [first, cause] of causes) {
    it.each(causes)(`when ${first} comes first and then %s`, async (_, then) => {
      const started = start();
      started.supplier.say(orderEvent());
      await vi.waitFor(() => expect(started.toSnapshot).toHaveBeenCalled());
      await cause(started);
      await vi.waitFor(() => expect(started.abort).toHaveBeenCalledTimes(1));
      await then(started);
      started.supplier.say(orderEvent('paid'));
      vi.advanceTimersByTime(60_000);
      await new Promise((resolve) => setTimeout(resolve));
      expect(started.abort).toHaveBeenCalledTimes(1);
      expect(vi.getTimerCount()).toBe(0);
    });
  }

  it('when the browser has left before the stream began', async () => {
    const { body, abort, toSnapshot } = start(AbortSignal.abort());
    expect(abort).toHaveBeenCalledTimes(1);
    expect(await rest(body)).toBe(opening);
    expect(toSnapshot).not.toHaveBeenCalled();
  });

  it('and a snapshot that is ready too late is dropped', async () => {
    const { body, browser, supplier, toSnapshot } = start();
    let finish = () => {};
    toSnapshot.mockImplementation(async () => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return orderSnapshot({ state: 'delivered' });
    });
    supplier.say(orderEvent());
    await vi.waitFor(() => expect(toSnapshot).toHaveBeenCalled());
    browser.abort();
    finish();
    expect(await rest(body)).toBe(opening);
  });
});

describe('a reader that does not read', () => {
  it('is dropped with 64 frames unread, which it may still read', async () => {
    const { body, abort } = start();
    vi.advanceTimersByTime(62 * 15_000);
    expect(abort).not.toHaveBeenCalled();
    vi.advanceTimersByTime(15_000);
    expect(abort).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(15_000);
    expect(await rest(body)).toBe(opening + encodeEvent.ping().repeat(63));
  });

  it('is kept while it reads, however slowly', async () => {
    const { body, abort, browser } = start();
    const reader = body.getReader();
    for (let read = 0; read < 200; read += 1) {
      vi.advanceTimersByTime(15_000);
      await reader.read();
    }
    expect(abort).not.toHaveBeenCalled();
    browser.abort();
  });
});
