import 'server-only';
import { openStore, type Store, type StoreOptions } from './index';

const slot: unique symbol = Symbol.for('refillery.store');

type Shared = { options: StoreOptions; opening: Promise<Store> | null };

/** Next gives instrumentation and route handlers separate module graphs; the process is one. */
const holder = globalThis as typeof globalThis & { [slot]?: Shared };

/**
 * Says where the shared store lives; called once at the start, before anything asks for the store.
 * Repeating it with the same options changes nothing; throws on other ones.
 */
export function configureStore(options: StoreOptions): void {
  const { databaseUrl, sqliteFile } = options;
  const before = holder[slot]?.options;
  if (before === undefined) {
    holder[slot] = { options: { databaseUrl, sqliteFile }, opening: null };
  } else if (before.databaseUrl !== databaseUrl || before.sqliteFile !== sqliteFile) {
    throw new Error('The store is already configured with another database.');
  }
}

/**
 * The process' one store, opened by the first caller. Rejects with a StoreError when it cannot be
 * opened, and the next caller tries again; rejects when `configureStore` was never called.
 */
export async function getStore(): Promise<Store> {
  const shared = holder[slot];
  if (shared === undefined) {
    throw new Error('The store is not configured: call configureStore at the start.');
  }
  shared.opening ??= openStore(shared.options).catch((error: unknown) => {
    shared.opening = null;
    throw error;
  });
  return shared.opening;
}

/** Closes the shared store and forgets its configuration; for the shutdown. */
export async function closeStore(): Promise<void> {
  const opening = holder[slot]?.opening;
  delete holder[slot];
  const store = await opening?.catch(() => null);
  await store?.close();
}
