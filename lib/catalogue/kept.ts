import 'server-only';
import type * as z from 'zod';
import { runtime } from '../runtime';
import { getStore } from '../store/shared';
import { within } from '../within';
import type { Copies } from './cache';
import { keptLimits } from './lifetimes';

/** A database may serve a trial on the sandbox first and the real supplier later. */
function supplier(): string {
  const { mode, supplierOrigin } = runtime();
  return mode === 'sandbox' ? 'sandbox' : supplierOrigin;
}

async function prune(prefix: string, keep: number): Promise<void> {
  const now = Date.now();
  await (await getStore()).pruneCatalogueCopies({
    loadedBefore: now - keptLimits.maxAgeMs,
    loadedAfter: now + keptLimits.aheadMs,
    prefix: rowPrefix(prefix),
    keep,
  });
}

const rowPrefix = (prefix: string) => `${prefix}:${supplier()}:`;

/** The keys that have a copy under `prefix`. Rejects when the store fails. */
export async function keptKeys(prefix: string): Promise<string[]> {
  const start = rowPrefix(prefix);
  const keys = await (await getStore()).listCatalogueKeys(start);
  return keys.map((key) => key.slice(start.length));
}

/**
 * A cache's good copies, kept in the store under `prefix` and apart for each supplier, the newest
 * `rows` of them. A copy that does not fit `schema`, as another version of the shop may have written
 * it, is no copy. Both methods reject when the store fails; a store that is merely slow has no copy.
 */
export function keptCopies<T>(
  prefix: string,
  schema: z.ZodType<T>,
  rows: number = keptLimits.rows,
): Copies<T> {
  const rowKey = (key: string) => `${rowPrefix(prefix)}${key}`;
  let writes = 0;
  return {
    async read(key) {
      const store = getStore();
      const copy = await within(
        keptLimits.readMs,
        store.then((open) => open.readCatalogueCopy(rowKey(key))),
      );
      if (copy === null) return null;
      const checked = schema.safeParse(copy.data);
      return checked.success ? { data: checked.data, loadedAt: copy.loadedAt } : null;
    },
    async write(key, { data, loadedAt }) {
      await (await getStore()).writeCatalogueCopy({ key: rowKey(key), data, loadedAt });
      // The first write prunes too: a shop that restarts often never gets to its fiftieth.
      if (writes++ % keptLimits.writesPerPrune === 0) await prune(prefix, rows);
    },
  };
}
