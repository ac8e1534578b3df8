import 'server-only';
import type { Db } from './tables';

/** A cart to be handed over; `hash` is its token's, and only the token opens `sealed`. */
export type NewHandover = { hash: string; sealed: string; now: number; expiresAt: number };

/** Keeps a cart until it is taken over or its time is up, and forgets those whose time was. */
export async function createHandover(
  db: Db,
  { hash, sealed, now, expiresAt }: NewHandover,
): Promise<void> {
  await db.deleteFrom('handovers').where('expires_at', '<=', now).execute();
  await db.insertInto('handovers').values({ hash, sealed, expires_at: expiresAt }).execute();
}

/**
 * Gives a cart away for good: what was sealed, to exactly one of any number of callers in any number
 * of processes. Null to the others, after its time, and for a hash that there never was.
 */
export async function takeHandover(
  db: Db,
  { hash, now }: { hash: string; now: number },
): Promise<string | null> {
  const row = await db
    .deleteFrom('handovers')
    .where('hash', '=', hash)
    .where('expires_at', '>', now)
    .returning('sealed')
    .executeTakeFirst();
  return row?.sealed ?? null;
}
