import 'server-only';
import { accessSync, constants, readFileSync, type Stats, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import type { Result } from '@/schemas/result';
import type { Settings } from '@/schemas/settings';
import { ConfigurationError } from '../env';
import type { FolderFacts } from './judge-storage';

function asResult(error: unknown): Result<never, string[]> {
  if (error instanceof ConfigurationError) return { ok: false, error: error.sentences };
  throw error;
}

/** What the work gives, or the sentences with which it says that the configuration is wrong. */
export function configured<T>(read: () => T): Result<T, string[]> {
  try {
    return { ok: true, data: read() };
  } catch (error) {
    return asResult(error);
  }
}

/** As `configured`, of work that takes its time. */
export async function configuredLater<T>(read: () => Promise<T>): Promise<Result<T, string[]>> {
  return await read().then((data) => ({ ok: true, data }) as const, asResult);
}

/** Whether every user of the machine may read a file. Windows keeps rights elsewhere. */
export function isOpenToOthers(path: string): boolean {
  const mode = entryAt(path)?.mode ?? 0;
  return process.platform !== 'win32' && (mode & 0o004) !== 0;
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What lies at a path; undefined when nothing does, or nothing that this user may know of. */
function entryAt(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function stateOf(path: string): FolderFacts['state'] {
  const found = entryAt(path);
  if (found !== undefined) {
    if (!found.isDirectory()) return 'no-folder';
    return mayWrite(path) ? 'writable' : 'unwritable';
  }
  const parent = dirname(path);
  const above = parent === path ? 'unwritable' : stateOf(parent);
  return above === 'writable' || above === 'will-be-made' ? 'will-be-made' : 'cannot-be-made';
}

/** Looks at `DATA_DIR`, as the shop in `root` would use it. */
export function lookAtFolder(dataDir: string, root: string): FolderFacts {
  const path = resolve(root, dataDir);
  const isIn = (folder: string) => path === folder || path.startsWith(folder + sep);
  return {
    path,
    state: stateOf(path),
    openToOthers: isOpenToOthers(path),
    place: isIn(join(root, 'public')) ? 'served' : isIn(tmpdir()) ? 'temporary' : 'own',
  };
}

/** The secret with which proofs are made: the newest, or the sandbox's own. Null before its first start. */
export function proofSecret(
  { SESSION_SECRET, API_URL, DATA_DIR }: Settings,
  root: string,
): string | null {
  const newest = SESSION_SECRET?.[0];
  if (newest !== undefined || API_URL !== undefined) return newest ?? null;
  try {
    return readFileSync(resolve(root, DATA_DIR, 'sandbox/session-secret'), 'utf8');
  } catch {
    return null;
  }
}
