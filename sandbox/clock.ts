/** The simulator's time, in epoch milliseconds: a base clock that can be moved forward. */
export type Clock = {
  now(): number;
  offset(): number;
  advance(milliseconds: number): void;
};

/** A clock `offset` milliseconds ahead of `base` (the wall clock unless a test brings its own). */
export function createClock(base: () => number = Date.now, offset = 0): Clock {
  let ahead = offset;
  return {
    now: () => base() + ahead,
    offset: () => ahead,
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
  };
}
