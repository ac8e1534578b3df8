import 'server-only';
import { Buffer } from 'node:buffer';
import type { Db } from './tables';

/** The last good answer to one question about the catalogue, as any process last loaded it. */
export type CatalogueCopy = { data: unknown; loadedAt: number };

/** The largest catalogue seen is about 1 MB; what is far past that is not worth a row. */
const maxCopyBytes = 4 * 1024 * 1024;

/** The copy under `key`; null when there is none, or none that is JSON. */
export async function readCatalogueCopy(db: Db, key: string): Promise<CatalogueCopy | null> {
  const row = await db
    .selectFrom('catalogue_copies')
    .select(['data', 'loaded_at'])
    .where('key', '=', key)
    .executeTakeFirst();
  if (row === undefined) return null;
  try {
    return { data: JSON.parse(row.data), loadedAt: row.loaded_at };
  } catch {
    return null;
  }
}

/** The keys of all copies that begin with `prefix`, in no order. */
export async function listCatalogueKeys(db: Db, prefix: string): Promise<string[]> {
  const rows = await db
    .selectFrom('catalogue_copies')
    .select('key')
    // Both engines count the same characters here; a pattern would read the prefix's own wildcards.
    .where(({ eb, fn, val }) => eb(fn('substr', ['key', val(1), val(prefix.length)]), '=', prefix))
    .execute();
  return rows.map(({ key }) => key);
}

/**
 * Puts the copy in place of the one under `key`, unless that was loaded later. A copy of more than
 * 4 MB of JSON is not written, and leaves the one before it.
 */
export async function writeCatalogueCopy(
  db: Db,
  { key, data, loadedAt }: CatalogueCopy & { key: string },
): Promise<void> {
  const json = JSON.stringify(data ?? null);
  if (Buffer.byteLength(json) > maxCopyBytes) return;
  await db
    .insertInto('catalogue_copies')
    .values({ key, data: json, loaded_at: loadedAt })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet(({ ref }) => ({
          data: ref('excluded.data'),
          loaded_at: ref('excluded.loaded_at'),
        }))
        .whereRef('catalogue_copies.loaded_at', '<=', 'excluded.loaded_at'),
    )
    .execute();
}

/**
 * Drops the copies loaded before `loadedBefore`, those loaded after `loadedAfter` (a clock that ran
 * ahead wrote them, and they would outlive every true one), and all but the newest `keep` of the
 * rest. Returns how many.
 */
export async function pruneCatalogueCopies(
  db: Db,
  { loadedBefore, loadedAfter, keep }: { loadedBefore: number; loadedAfter: number; keep: number },
): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('catalogue_copies')
    .where('key', 'not in', (copies) =>
      copies
        .selectFrom('catalogue_copies')
        .select('key')
        .where('loaded_at', '>=', loadedBefore)
        .where('loaded_at', '<=', loadedAfter)
        .orderBy('loaded_at', 'desc')
        .orderBy('key')
        .limit(keep),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
