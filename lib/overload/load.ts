import 'server-only';

/**
 * So many pages may be under way at once in a rush: of those who come for the first time, and of those who
 * have been here before. A page takes some 16 ms of a core, so that the last of them waits for a quarter of
 * a second, or three quarters; and all else, what buyers ask for above all, waits no longer.
 */
export const mostUnderWay = { newcomers: 16, known: 48 } as const;

/** A rush that is over within so many milliseconds is let in, and waits. */
const burst = { ms: 2_000, times: 4 };

/** From this share of its time on a process has none left. */
const fullFrom = 0.95;

/** For so many milliseconds a reading stands. */
const readingMs = 250;

type Measures = {
  /** The share of its time for which the process was busy since this was last called. */
  utilization: () => number;
  /** Milliseconds of a clock that only goes forward. */
  now?: () => number;
};

/**
 * Whether there is room for one more page to be rendered. How many are under way says little by itself:
 * pages that wait for the supplier take no time. Nor does being busy: a process may be so with nobody
 * waiting. Both together are a queue. One that comes and goes does good; one that stays only makes everybody
 * wait (RFC 8289, section 2), so that who would join it is told to come back.
 */
export function createLoad({ utilization, now = () => performance.now() }: Measures) {
  let readAt = now();
  /** Since when there has been no time left; null while there is some. */
  let fullSince: number | null = null;
  let underWay = 0;

  function read(): void {
    if (now() - readAt < readingMs) return;
    const isFull = utilization() >= fullFrom;
    fullSince = isFull ? (fullSince ?? readAt) : null;
    readAt = now();
  }

  return {
    /** Whether somebody who comes for a page may have it rendered. */
    hasRoom(visitor: keyof typeof mostUnderWay): boolean {
      read();
      if (fullSince === null) return true;
      const isRush = now() - fullSince >= burst.ms;
      return underWay < mostUnderWay[visitor] * (isRush ? 1 : burst.times);
    },

    /** Counts a page that is being rendered, until what is returned is called. */
    begin(): () => void {
      underWay += 1;
      let isOver = false;
      return () => {
        if (!isOver) underWay -= 1;
        isOver = true;
      };
    },
  };
}
