import 'server-only';
import { Buffer } from 'node:buffer';
import { expressionBuilder } from 'kysely';
import type { Db, Tables } from './tables';

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

/** Both engines count the same characters here; a pattern would read the prefix's own wildcards. */
function beginsWith(prefix: string) {
  const { eb, fn, val } = expressionBuilder<Tables, 'catalogue_copies'>();
  return eb(fn('substr', ['key', val(1), val(prefix.length)]), '=', prefix);
}

/** The keys of all copies that begin with `prefix`, in no order. */
export async function listCatalogueKeys(db: Db, prefix: string): Promise<string[]> {
  const rows = await db
    .selectFrom('catalogue_copies')
    .select('key')
    .where(beginsWith(prefix))
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

/** Which copies are worth keeping. */
export type CopyLimits = {
  /** Epoch milliseconds: what was loaded before is too old to be shown. */
  loadedBefore: number;
  /** What was loaded after was written by a clock that ran ahead, and would outlive every true one. */
  loadedAfter: number;
  /** Of the copies whose key begins so, the newest `keep`. */
  prefix: string;
  keep: number;
};

/**
 * Drops all copies from before and from after the time they may be from, and all but the newest so many
 * of those under a prefix. Returns how many.
 */
export async function pruneCatalogueCopies(
  db: Db,
  { loadedBefore, loadedAfter, prefix, keep }: CopyLimits,
): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('catalogue_copies')
    .where(({ and, or, not, eb, selectFrom }) =>
      or([
        eb('loaded_at', '<', loadedBefore),
        eb('loaded_at', '>', loadedAfter),
        and([
          beginsWith(prefix),
          not(
            eb(
              'key',
              'in',
              selectFrom('catalogue_copies')
                .select('key')
                .where(beginsWith(prefix))
                .where('loaded_at', '<=', loadedAfter)
                .orderBy('loaded_at', 'desc')
                .orderBy('key')
                .limit(keep),
            ),
          ),
        ]),
      ]),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
