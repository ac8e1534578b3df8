import 'server-only';
import { existsSync } from 'node:fs';
import type { Settings } from '@/schemas/settings';
import { ConfigurationError } from '../env';
import { openStore, type Store } from '../store';
import { storePlace } from '../store/place';

/**
 * The store of the shop that runs with these settings, as it is: where there is none, none is made,
 * and one of another version is left alone. The shop may be running beside it.
 * @throws ConfigurationError in one sentence
 */
export async function openDesk(settings: Settings): Promise<Store> {
  const place = storePlace(settings);
  if (place.databaseUrl === undefined && !existsSync(place.sqliteFile)) {
    throw new ConfigurationError([
      `There is no store at ${place.sqliteFile}: run this where the shop runs, with its settings.`,
    ]);
  }
  try {
    return await openStore({ ...place, schema: 'as-found' });
  } catch (error) {
    const said = error instanceof Error ? error.message : 'unknown fault';
    throw new ConfigurationError([`The store cannot be opened: ${said}.`]);
  }
}
