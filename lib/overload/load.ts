import 'server-only';

/**
 * So many pages may be under way at once in a rush: of those who come for the first time, and of those who
 * have been here before, who keep none of the first from coming. A page takes some 16 ms of a core, so that
 * the last waits for three quarters of a second; and all else, what buyers ask for above all, no longer.
 */
export const mostUnderWay = { newcomers: 16, known: 32 } as const;
export type Visitor = keyof typeof mostUnderWay;

/** A page that is not sent by then waits for its reader, or for nobody any more. */
const longestMs = 30_000;

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
  const underWay = { newcomers: new Set<{ since: number }>(), known: new Set<{ since: number }>() };

  /** Those that are not forgotten; the oldest come first in a set. */
  function pagesOf(visitor: Visitor): Set<{ since: number }> {
    const pages = underWay[visitor];
    for (const page of pages) {
      if (now() - page.since < longestMs) break;
      pages.delete(page);
    }
    return pages;
  }

  function read(): void {
    if (now() - readAt < readingMs) return;
    const isFull = utilization() >= fullFrom;
    fullSince = isFull ? (fullSince ?? readAt) : null;
    readAt = now();
  }

  return {
    /** Whether somebody who comes for a page may have it rendered. */
    hasRoom(visitor: Visitor): boolean {
      read();
      if (fullSince === null) return true;
      const isRush = now() - fullSince >= burst.ms;
      return pagesOf(visitor).size < mostUnderWay[visitor] * (isRush ? 1 : burst.times);
    },

    /** Counts a page that is being rendered for somebody, until what is returned is called. */
    begin(visitor: Visitor): () => void {
      const pages = pagesOf(visitor);
      const page = { since: now() };
      pages.add(page);
      return () => void pages.delete(page);
    },
  };
}
