import 'server-only';
import type { LogEvent } from '@/schemas/log-line';
import { faultOf } from './log/fault';

/** Something to do, or how long to wait before there may be. */
export type Taken<T> = { item: T } | { pauseMs: number };

/** What the log is told of work. */
export type WorkEvent = Extract<LogEvent, { event: 'work-held-up' | 'work-goes-on' }>;

export type Work<T> = {
  /** What it is called in the log. */
  name: WorkEvent['work'];
  /** How many items are worked on at once, at most. */
  width: number;
  /** Finds the next item; never called twice at the same time. */
  take: () => Promise<Taken<T>>;
  handle: (item: T) => Promise<void>;
  log: (event: WorkEvent) => void;
  /** Calls back after so many milliseconds unless cancelled; a parameter so that tests need not wait. */
  timer?: (callback: () => void, milliseconds: number) => () => void;
};

export type Background = {
  /** Looks for an item at once, whatever the pause. */
  wake(): void;
  /** Takes nothing any more; what is being worked on goes on. */
  stop(): void;
};

/** After a failure, doubling: what is missing is mostly the store, and everybody is asking for it. */
const retries = { firstMs: 1_000, longestMs: 60_000 };

/** A process that has nothing else to do may end. */
function unheldTimer(callback: () => void, milliseconds: number): () => void {
  const timer = setTimeout(callback, milliseconds).unref();
  return () => clearTimeout(timer);
}

/**
 * Works through what `take` finds until it is stopped, a few items at a time, and rests when there is
 * none. Failures end nothing: the first of several is logged, and so is that all is well again.
 */
export function startBackground<T>(work: Work<T>): Background {
  const { name, width, take, handle, log, timer = unheldTimer } = work;
  let stopped = false;
  let taking = false;
  let wanted = false;
  let underWay = 0;
  let failing = false;
  let retryMs = retries.firstMs;
  let cancelPause = () => {};

  function failed(error: unknown): void {
    if (!failing) log({ event: 'work-held-up', work: name, fault: faultOf(error) });
    failing = true;
  }

  function succeeded(): void {
    if (failing) log({ event: 'work-goes-on', work: name });
    failing = false;
    retryMs = retries.firstMs;
  }

  async function workOn(item: T): Promise<void> {
    try {
      await handle(item);
      succeeded();
    } catch (error) {
      failed(error);
    }
    underWay -= 1;
    wake();
  }

  /** Begins with the next item: null when there was one, else how long to rest. */
  async function begin(): Promise<number | null> {
    try {
      const taken = await take();
      if ('pauseMs' in taken) {
        succeeded();
        return taken.pauseMs;
      }
      underWay += 1;
      void workOn(taken.item);
      return null;
    } catch (error) {
      failed(error);
      const pauseMs = retryMs;
      retryMs = Math.min(retryMs * 2, retries.longestMs);
      return pauseMs;
    }
  }

  async function fill(): Promise<void> {
    taking = true;
    cancelPause();
    while (wanted && !stopped && underWay < width) {
      wanted = false;
      const pauseMs = await begin();
      if (pauseMs === null) wanted = true;
      else if (!wanted && !stopped) cancelPause = timer(wake, pauseMs);
    }
    taking = false;
  }

  function wake(): void {
    wanted = true;
    if (!taking) void fill();
  }

  wake();
  return {
    wake,
    stop() {
      stopped = true;
      cancelPause();
    },
  };
}
