import 'server-only';
import { processWide } from '../process-wide';

/** Whoever opens a stream of the same order within this was not gone: its stream had ended. */
const withinMs = 60_000;

/** Streams remembered after their end; the first are forgotten first. */
const most = 5_000;

/** What came before a stream: none, one that the shop has had its time, or one that broke off. */
export type CameAfter = 'nothing' | 'rotation' | 'break';

/** Remembers, for a minute, how streams have ended, to tell who comes back from who comes. */
export function createReturns(now: () => number = () => performance.now()) {
  const ends = new Map<string, { at: number; how: 'rotation' | 'break' }>();
  return {
    ended(who: string, how: 'rotation' | 'break'): void {
      ends.delete(who);
      ends.set(who, { at: now(), how });
      const [first] = ends.keys();
      if (ends.size > most && first !== undefined) ends.delete(first);
    },
    opened(who: string): CameAfter {
      const end = ends.get(who);
      ends.delete(who);
      return end !== undefined && now() - end.at < withinMs ? end.how : 'nothing';
    },
  };
}

/** This process' memory of streams that have ended. */
export const returns = processWide('streamReturns', () => createReturns());
