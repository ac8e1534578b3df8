import 'server-only';
import { join } from 'node:path';
import nextEnv from '@next/env';
import { isOpenToOthers } from './gather-settings';
import type { SettingsFile } from './judge-settings';

/** Next's own words about a file it has read would stand in the middle of a report. */
const silent = { info: () => undefined, error: () => undefined };

/**
 * Adds what `.env` and its like hold to this process' environment, where nothing is set already, by
 * the rules of a start for production. Once in a process, as at a start.
 * @returns the files there are, the one that counts most first
 */
export function readSettingsFiles(root: string): SettingsFile[] {
  const { loadedEnvFiles } = nextEnv.loadEnvConfig(root, false, silent);
  return loadedEnvFiles.map(({ path, env }) => ({
    path,
    names: Object.keys(env),
    openToOthers: isOpenToOthers(join(root, path)),
  }));
}
