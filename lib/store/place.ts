import 'server-only';
import { join, resolve } from 'node:path';
import type { Settings } from '@/schemas/settings';
import type { StoreOptions } from './database';

/** Unmarked, the build would take every folder of this name for data, sources among them. */
export const sandboxFolder = (dataDir: string) =>
  join(/* turbopackIgnore: true */ dataDir, 'sandbox');

/** Where the settings put the store; the sandbox's orders are kept apart from real ones. */
export function storePlace({
  API_URL,
  DATABASE_URL,
  DATA_DIR,
}: Pick<Settings, 'API_URL' | 'DATABASE_URL' | 'DATA_DIR'>): StoreOptions {
  const dataDir = resolve(/* turbopackIgnore: true */ DATA_DIR);
  const folder = API_URL === undefined ? sandboxFolder(dataDir) : dataDir;
  return { databaseUrl: DATABASE_URL, sqliteFile: join(folder, 'shop.sqlite') };
}
