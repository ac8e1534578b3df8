import 'server-only';
import type { CountingStatement } from '../store/rate-limits';
import { within } from '../within';

/** What a rate limiter asks of a database. */
export type CountingDatabase = {
  query(statement: CountingStatement): Promise<{ rows: unknown[] }>;
};

/** A buyer waits no longer than this for being counted. */
const patienceMs = 1_000;

/** How long a database that failed is not asked at all, so that not every buyer waits for it. */
const restMs = 5_000;

/**
 * A database that answers soon or fails soon: after a failure it is left alone for 5 s. Who counts
 * with it needs an insurance of its own.
 */
export function impatient(query: CountingDatabase['query']): CountingDatabase {
  let restsUntil = Number.NEGATIVE_INFINITY;
  return {
    async query(statement) {
      if (performance.now() < restsUntil) throw new Error('The database is left alone');
      const answer = await within(patienceMs, query(statement)).catch(() => null);
      if (answer !== null) return answer;
      restsUntil = performance.now() + restMs;
      throw new Error('The database does not answer');
    },
  };
}
