import 'server-only';
import { CompiledQuery } from 'kysely';
import type { Db } from './tables';

/** A statement as a rate limiter writes it for PostgreSQL, with `$1` for the first value. */
export type CountingStatement = { text: string; values: unknown[] };

/**
 * Runs a rate limiter's own statement on the table `rate_limits`. On PostgreSQL only: what one
 * process counts for itself alone need not outlive it.
 */
export async function countInRateLimits(
  db: Db,
  { text, values }: CountingStatement,
): Promise<{ rows: unknown[] }> {
  const { rows } = await db.executeQuery(CompiledQuery.raw(text, values));
  return { rows };
}
