import 'server-only';
import type { Caller } from '../cryptorefills/catalogue';
import { processWide } from '../process-wide';
import { within } from '../within';
import { lineOf } from './lanes';

/** What one page may cost at the supplier in such reads. */
const mostReads = 12;

/** Whether it brought anything or not, the same is read no more than once in so long. */
const againMs = 60 * 60 * 1000;

/** How long a page waits: what comes later is there for the next one. */
const patienceMs = 1_000;

/** One thing that a page would be better with, and how to have it read. */
export type Wanted = { key: string; read: (caller: Caller) => Promise<unknown> };

type Read = { at: number; done: Promise<unknown> };

/**
 * Reads for pages that are of use without them: behind everybody who waits for a page of their own,
 * the first twelve that were not read within the hour, and none for a crawler, who would not come back
 * for them. Reads must not reject.
 * @param name of the memory of what was read when, one in the process
 * @returns what has those read that are wanted, and waits for them a second at most
 */
export function sparingReads(name: string) {
  const memory = processWide(name, () => new Map<string, Read>());

  function forgetOld(now: number) {
    for (const [key, { at }] of memory()) if (now - at >= againMs) memory().delete(key);
  }

  return async (caller: Caller, wanted: readonly Wanted[]): Promise<void> => {
    if (lineOf(caller) === 'last') return;
    const now = Date.now();
    forgetOld(now);
    const last: Caller = { ...caller, lane: 'background' };
    const underWay = wanted.flatMap(({ key }) => memory().get(key)?.done ?? []);
    const begun = wanted
      .filter(({ key }) => !memory().has(key))
      .slice(0, mostReads)
      .map(({ key, read }) => {
        const done = read(last);
        memory().set(key, { at: now, done });
        return done;
      });
    await within(patienceMs, Promise.all([...underWay, ...begun]));
  };
}
