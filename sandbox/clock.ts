/** The simulator's time, in epoch milliseconds: a base clock that can be moved on, or stand still. */
export type Clock = {
  now(): number;
  /** How far it is ahead of the base clock, which it falls behind while it stands still. */
  offset(): number;
  advance(milliseconds: number): void;
  stop(): void;
  /** Goes on from where it stands. */
  start(): void;
};

/** A clock `offset` milliseconds ahead of `base` (the wall clock unless a test brings its own). */
export function createClock(base: () => number = Date.now, offset = 0): Clock {
  let ahead = offset;
  let stoodAt: number | null = null;
  const now = () => (stoodAt ?? base()) + ahead;
  return {
    now,
    offset: () => now() - base(),
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
    stop: () => {
      stoodAt ??= base();
    },
    start: () => {
      if (stoodAt === null) return;
      ahead -= base() - stoodAt;
      stoodAt = null;
    },
  };
}
