import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type SandboxFile, sandboxFile } from './order-record';

/** Keeps the sandbox's state in one file, replaced as a whole. */
export type Storage = {
  /** Notes that the state has changed; it is written soon, several changes at once. */
  touch(): void;
  /** Resolves when everything noted so far is on disk. Rejects when it could not be written. */
  flushed(): Promise<void>;
};

const missing = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/**
 * Reads what an earlier run left in `directory`; a fresh state when there is nothing.
 * @throws Error with one sentence when the file is not what this version writes.
 */
export async function readState(directory: string | undefined): Promise<SandboxFile> {
  const fresh: SandboxFile = { clockOffset: 0, orders: [] };
  if (directory === undefined) return fresh;
  const path = join(directory, 'orders.json');
  try {
    return sandboxFile.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (missing(error)) return fresh;
    throw new Error(`The sandbox cannot read ${path}; remove it to start with no orders.`, {
      cause: error,
    });
  }
}

/** Storage in `directory`, which is made when absent; without one, nothing is kept. */
export async function openStorage(
  directory: string | undefined,
  state: () => SandboxFile,
): Promise<Storage> {
  if (directory === undefined) return { touch: () => {}, flushed: async () => {} };
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, 'orders.json');
  // Two processes on one directory must not share the half-written file.
  const draft = `${path}.${process.pid}.tmp`;
  let last: Promise<void> = Promise.resolve();
  let waiting = false;

  async function write(): Promise<void> {
    waiting = false;
    await writeFile(draft, JSON.stringify(state()), { mode: 0o600 });
    await rename(draft, path);
  }
  return {
    touch() {
      if (waiting) return;
      waiting = true;
      last = last.then(write, write);
      // A failure is reported by `flushed`; unawaited it must not end the process.
      last.catch(() => {});
    },
    flushed: () => last,
  };
}
