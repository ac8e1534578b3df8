import { afterEach, beforeEach, expect, vi } from 'vitest';
import { type OrderSnapshot, orderSchema } from '@/schemas/order-snapshot';
import { orderSnapshot } from '../order/order-fixtures';
import { type OrderUpdate, watchOrder } from './order-watch';

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

  hear(name: 'open' | 'ping' | 'stop' | 'error') {
    this.dispatchEvent(new Event(name));
  }
}

/** A target that knows how many listeners it has. */
class CountedTarget extends EventTarget {
  visibilityState: 'visible' | 'hidden' = 'visible';
  listeners = 0;

  override addEventListener(...added: Parameters<EventTarget['addEventListener']>) {
    this.listeners += 1;
    super.addEventListener(...added);
  }

  override removeEventListener(...removed: Parameters<EventTarget['removeEventListener']>) {
    this.listeners -= 1;
    super.removeEventListener(...removed);
  }
}

/** The newest connection of the page. */
export function newest(): PlayedEventSource {
  const last = PlayedEventSource.opened.at(-1);
  if (last === undefined) throw new Error('The page has opened no connection');
  return last;
}

export const { id: orderId } = orderSnapshot();

export type PollAnswer = () => Promise<{ ok: boolean; json: () => Promise<unknown> }>;

const answerWith =
  (order: Partial<OrderSnapshot>): PollAnswer =>
  async () => ({ ok: true, json: async () => orderSnapshot(order) });

/**
 * A page that watches an order, anew for each test of the file, in a browser whose timers, chance,
 * events and answers are in the test's hand. Polls find the order as it waits until told otherwise.
 */
export function watchingPage() {
  const updates: OrderUpdate[] = [];
  const polls: string[] = [];
  let answer: PollAnswer = answerWith({});
  let document = new CountedTarget();
  let window = new CountedTarget();
  let stop = () => {};
  const dispose = () => {
    stop();
    stop = () => {};
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
    vi.stubGlobal('EventSource', PlayedEventSource);
    vi.stubGlobal('document', document);
    vi.stubGlobal('window', window);
    vi.stubGlobal('fetch', (path: string) => {
      polls.push(path);
      return answer();
    });
  });
  afterEach(() => {
    dispose();
    expect([vi.getTimerCount(), document.listeners, window.listeners]).toEqual([0, 0, 0]);
    vi.useRealTimers();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  return {
    updates,
    polls,
    last: () => updates.at(-1),
    connections: () => PlayedEventSource.opened.length,
    pass: (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000),
    watch() {
      stop = watchOrder({ orderId, onUpdate: (update) => updates.push(update) });
    },
    dispose,
    polled(order: Partial<OrderSnapshot>) {
      answer = answerWith(order);
    },
    answerPolls(next: PollAnswer) {
      answer = next;
    },
    show(state: 'visible' | 'hidden') {
      document.visibilityState = state;
      document.dispatchEvent(new Event('visibilitychange'));
    },
    pageShow: (persisted: boolean) =>
      window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted })),
    goOnline: () => window.dispatchEvent(new Event('online')),
  };
}
