import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

export const storeOptions = z.object({
  databaseUrl: z.string().optional(),
  sqliteFile: z.string(),
});

export const attemptStart = z.object({
  sessionId: z.string(),
  key: z.string(),
  fingerprint: z.string(),
  now: z.number(),
});

const attemptBegun = z.object({ key: z.string(), begun: z.boolean() });

export type StoreProcess = {
  /** Begins all attempts at once; which of their keys this process began. Rejects if it dies. */
  begin(starts: z.infer<typeof attemptStart>[]): Promise<string[]>;
  /** SIGKILL: no handler runs, nothing is flushed. */
  kill(): Promise<void>;
};

const root = fileURLToPath(new URL('../..', import.meta.url));
const script = fileURLToPath(new URL('store-process.ts', import.meta.url));

/** Starts a process and waits until it has opened its store; throws when it ends before. */
export async function startStoreProcess(
  options: z.input<typeof storeOptions>,
): Promise<StoreProcess> {
  const child = spawn(
    process.execPath,
    // The condition makes `server-only` the empty module it is on a server.
    ['--conditions=react-server', '--import', 'tsx', script, JSON.stringify(options)],
    { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async (): Promise<string> => {
    const next = await lines.next();
    if (next.done === true) throw new Error('The store process ended.');
    return next.value;
  };
  if ((await line()) !== 'open') throw new Error('The store process did not open its store.');
  return {
    async begin(starts) {
      child.stdin.write(starts.map((start) => `${JSON.stringify(start)}\n`).join(''));
      const begun: string[] = [];
      for (const _ of starts) {
        const result = attemptBegun.parse(JSON.parse(await line()));
        if (result.begun) begun.push(result.key);
      }
      return begun;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
