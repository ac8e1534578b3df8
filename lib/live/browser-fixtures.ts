import { setMaxListeners } from 'node:events';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { type OrderSnapshot, orderSchema } from '@/schemas/order-snapshot';
import { orderSnapshot } from '../order/order-fixtures';
import { type OrderUpdate, watchOrder } from './order-watch';
import { PlayedChannel, PlayedLocks } from './tab-fixtures';

/** One connection that a page has opened. */
export class PlayedEventSource extends EventTarget {
  static opened: PlayedEventSource[] = [];
  closed = false;

  constructor(readonly url: string) {
    super();
    PlayedEventSource.opened.push(this);
  }

  close() {
    this.closed = true;
  }

  /** A message with an order, or with any text. */
  say(data: OrderSnapshot | string) {
    const text = typeof data === 'string' ? data : JSON.stringify(orderSchema.parse(data));
    this.dispatchEvent(new MessageEvent('message', { data: text }));
  }

  hear(name: 'open' | 'ping' | 'lost' | 'found' | 'rotate' | 'stop' | 'error') {
    this.dispatchEvent(new Event(name));
  }
}

/** A target that knows how many listeners it has. */
class CountedTarget extends EventTarget {
  visibilityState: 'visible' | 'hidden' = 'visible';
  listeners = 0;

  override addEventListener(...added: Parameters<EventTarget['addEventListener']>) {
    const options = added[2];
    this.listeners += 1;
    if (typeof options === 'object' && options.signal) {
      // Those of the test's own come on top of the page's.
      setMaxListeners(0, options.signal);
      options.signal.addEventListener('abort', () => {
        this.listeners -= 1;
      });
    }
    super.addEventListener(...added);
  }
}

/** The newest connection of the page. */
export function newest(): PlayedEventSource {
  const last = PlayedEventSource.opened.at(-1);
  if (last === undefined) throw new Error('The page has opened no connection');
  return last;
}

/** The connections that are not closed: one for a whole browser. */
export const openNow = () => PlayedEventSource.opened.filter(({ closed }) => !closed);

export const { id: orderId } = orderSnapshot();

type PlayedResponse = Pick<Response, 'ok' | 'json'> & { headers?: Headers };
export type PollAnswer = () => Promise<PlayedResponse>;

const answerWith =
  (order: Partial<OrderSnapshot>): PollAnswer =>
  async () => ({ ok: true, json: async () => orderSnapshot(order) });

/** One tab of the browser, watching an order. */
export type Tab = {
  updates: OrderUpdate[];
  last: () => OrderUpdate | undefined;
  close: () => void;
};

/**
 * A browser whose timers, chance, events, tabs and answers are in the test's hand, anew for each
 * test of the file. Polls find the order as it waits until told otherwise.
 */
export function watchingPage({ shares = true }: { shares?: boolean } = {}) {
  const updates: OrderUpdate[] = [];
  const polls: string[] = [];
  let answer: PollAnswer = answerWith({});
  let document = new CountedTarget();
  let window = new CountedTarget();
  let navigator: { onLine: boolean; locks?: PlayedLocks } = { onLine: true };
  let stops: (() => void)[] = [];
  const dispose = () => {
    for (const stop of stops) stop();
    stops = [];
  };

  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(Math, 'random').mockReturnValue(0);
    PlayedEventSource.opened = [];
    updates.length = 0;
    polls.length = 0;
    answer = answerWith({});
    document = new CountedTarget();
    window = new CountedTarget();
    navigator = shares ? { onLine: true, locks: new PlayedLocks() } : { onLine: true };
    vi.stubGlobal('EventSource', PlayedEventSource);
    vi.stubGlobal('BroadcastChannel', PlayedChannel);
    vi.stubGlobal('document', document);
    vi.stubGlobal('window', window);
    vi.stubGlobal('navigator', navigator);
    vi.stubGlobal('fetch', async (path: string) => {
      polls.push(path);
      return { headers: new Headers(), ...(await answer()) };
    });
  });
  afterEach(async () => {
    dispose();
    await vi.advanceTimersByTimeAsync(0);
    expect([vi.getTimerCount(), document.listeners, window.listeners]).toEqual([0, 0, 0]);
    expect([navigator.locks?.size() ?? 0, PlayedChannel.open()]).toEqual([0, 0]);
    vi.useRealTimers();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);

  /** Opens a tab with an order; hidden tabs are opened while the document is. */
  async function openTab(of: string = orderId): Promise<Tab> {
    const heard: OrderUpdate[] = [];
    const onUpdate = (update: OrderUpdate) => heard.push(update);
    const close = watchOrder({ orderId: of, onUpdate });
    stops.push(close);
    await pass(0);
    return { updates: heard, last: () => heard.at(-1), close };
  }

  return {
    updates,
    polls,
    last: () => updates.at(-1),
    connections: () => PlayedEventSource.opened.length,
    pass,
    openTab,
    async watch() {
      stops.push(watchOrder({ orderId, onUpdate: (update) => updates.push(update) }));
      await pass(0);
    },
    dispose,
    polled(order: Partial<OrderSnapshot>) {
      answer = answerWith(order);
    },
    answerPolls(next: PollAnswer) {
      answer = next;
    },
    async show(state: 'visible' | 'hidden') {
      document.visibilityState = state;
      document.dispatchEvent(new Event('visibilitychange'));
      await pass(0);
    },
    async happens(name: 'freeze' | 'resume' | 'focus' | 'pagehide' | 'online' | 'offline') {
      if (name === 'online' || name === 'offline') navigator.onLine = name === 'online';
      const target = name === 'freeze' || name === 'resume' ? document : window;
      target.dispatchEvent(new Event(name));
      await pass(0);
    },
    async pageShow(persisted: boolean) {
      window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted }));
      await pass(0);
    },
  };
}
