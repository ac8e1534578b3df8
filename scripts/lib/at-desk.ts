import { openDesk } from '@/lib/desk/open-desk';
import { readSettingsFiles } from '@/lib/doctor/settings-files';
import { parseSettings } from '@/lib/env';
import type { Store } from '@/lib/store';
import type { Settings } from '@/schemas/settings';

/**
 * Does a piece of work on the store of the shop whose settings stand in this folder and environment;
 * the exit code of that having gone well. Throws a ConfigurationError that says in one sentence each what is wrong with them.
 */
export async function atDesk(
  work: (desk: { store: Store; settings: Settings }) => Promise<void>,
): Promise<number> {
  readSettingsFiles(process.cwd());
  const settings = parseSettings(process.env);
  const store = await openDesk(settings);
  try {
    await work({ store, settings });
    return 0;
  } finally {
    await store.close();
  }
}
