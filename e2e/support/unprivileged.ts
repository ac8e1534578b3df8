import { execFileSync } from 'node:child_process';
import { constants, type Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Whom a process runs as: an account that root lends it, or whoever runs the tests. */
export type Identity = { uid: number; gid: number } | Record<string, never>;

/** The account `nobody` when the tests are run by root, else nobody else's. */
export function unprivileged(): Identity {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** Whether every account may go to a file or folder, whatever lies above it. */
export async function openToEveryone(path: string): Promise<boolean> {
  if (!everyoneMayEnter(await stat(path))) return false;
  return dirname(path) === path || openToEveryone(dirname(path));
}

/** Whether every account may enter a folder, or run a file. */
export function everyoneMayEnter(stats: Stats): boolean {
  return (stats.mode & constants.S_IXOTH) !== 0;
}
