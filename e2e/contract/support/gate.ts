import { setTimeout as sleep } from 'node:timers/promises';

export type GateClock = {
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  sleep(milliseconds: number): Promise<unknown>;
};

/** Runs work one after the other. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * A gate that lets one piece of work through at a time, none sooner than `interval` milliseconds
 * after the one before it ended.
 */
export function createGate(
  interval: number,
  clock: GateClock = { now: () => performance.now(), sleep },
): Gate {
  let opens = Number.NEGATIVE_INFINITY;
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(async () => {
      const wait = opens - clock.now();
      if (wait > 0) await clock.sleep(wait);
      try {
        return await work();
      } finally {
        opens = clock.now() + interval;
      }
    });
    last = turn.catch(() => {});
    return turn;
  };
}
