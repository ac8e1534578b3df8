import 'server-only';
import type { Caller } from '../cryptorefills/catalogue';
import { processWide } from '../process-wide';
import { within } from '../within';
import { lineOf } from './lanes';

/** What one page may cost at the supplier in such reads. */
const mostReads = 12;

/** How long something is left alone that there is nothing of, and that could not be read. */
const againMs = { nothing: 60 * 60 * 1000, failed: 5 * 60 * 1000 };

/** How long a page waits: what comes later is there for the next one. */
const patienceMs = 1_000;

/** What a read came to. What is found is at hand then, and wanted no more for as long as it is. */
export type Outcome = 'found' | keyof typeof againMs;

/** One thing that a page would be better with, and how to have it read. */
export type Wanted = { key: string; read: (caller: Caller) => Promise<Outcome> };

/** A read that is under way, or when the same may be read again (epoch milliseconds). */
type Memory = Map<string, { done: Promise<void>; until: number }>;

function begin(memory: Memory, { key, read }: Wanted, caller: Caller): Promise<void> {
  const done = read(caller).then((outcome) => {
    if (outcome === 'found') memory.delete(key);
    else memory.set(key, { done, until: Date.now() + againMs[outcome] });
  });
  memory.set(key, { done, until: Number.POSITIVE_INFINITY });
  return done;
}

/**
 * Reads for pages that are of use without them: behind everybody who waits for a page of their own,
 * the first twelve that were not lately read in vain, and none for a crawler, who would not come back
 * for them. Reads must not reject.
 * @param name of the memory of what was read in vain, one in the process
 * @returns what has those read that are wanted, and waits for them a second at most
 */
export function sparingReads(name: string) {
  const memoryOf = processWide<Memory>(name, () => new Map());
  return async (caller: Caller, wanted: readonly Wanted[]): Promise<void> => {
    if (lineOf(caller) === 'last') return;
    const memory = memoryOf();
    const now = Date.now();
    for (const [key, { until }] of memory) if (until <= now) memory.delete(key);
    const underWay = wanted.flatMap(({ key }) => memory.get(key)?.done ?? []);
    const begun = wanted
      .filter(({ key }) => !memory.has(key))
      .slice(0, mostReads)
      .map((each) => begin(memory, each, { ...caller, lane: 'background' }));
    await within(patienceMs, Promise.all([...underWay, ...begun]));
  };
}
