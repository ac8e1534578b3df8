import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** How a process ended: its exit code, or the signal that ended it. */
export type Exit = { code: number | null; signal: NodeJS.Signals | null };

/** A process started by a test, mostly Node's. */
export type NodeProcess = {
  pid: number;
  /** Everything it has written to standard output and to standard error so far. */
  output(): string;
  errors(): string;
  /** Resolves when the process has ended and its output is complete. */
  exit: Promise<Exit>;
  running(): boolean;
  /** Closes this end of its output, as a collector of logs that dies. */
  stopReading(): void;
  /** Sends a signal, unless it has ended, and waits for the end. */
  end(signal?: NodeJS.Signals): Promise<Exit>;
};

const root = fileURLToPath(new URL('../..', import.meta.url));

const started = new Set<ChildProcess>();
const folders: string[] = [];

// The last resort for a worker that ends without running its hooks.
process.once('exit', () => {
  for (const child of started) child.kill('SIGKILL');
});

/** A folder that lasts as long as the processes of this test file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'refillery-test-'));
  folders.push(folder);
  return folder;
}

/** Where a process runs, the repository by default, and as whom, which only root may choose. */
export type Place = { cwd?: string; uid?: number; gid?: number };

/** Runs Node with exactly this environment. */
export function startNode(
  args: string[],
  env: Record<string, string>,
  place: Place = {},
): NodeProcess {
  return startProgram(process.execPath, args, env, place);
}

/** Runs a program that ends with a SIGKILL and leaves no process of its own behind. */
export function startProgram(
  file: string,
  args: string[],
  env: Record<string, string>,
  place: Place = {},
): NodeProcess {
  const child = spawn(file, args, {
    cwd: root,
    ...place,
    env: { ...env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('The process could not be started.');
  started.add(child);
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const exit = new Promise<Exit>((resolve) => {
    child.once('close', (code, signal) => {
      started.delete(child);
      resolve({ code, signal });
    });
  });
  return {
    pid,
    output: () => output,
    errors: () => errors,
    exit,
    running: () => started.has(child),
    stopReading() {
      child.stdout.destroy();
      child.stderr.destroy();
    },
    end(signal = 'SIGKILL') {
      child.kill(signal);
      return exit;
    },
  };
}

/** Ends every process of this test file and removes its folders. For `afterAll`. */
export async function endAllProcesses(): Promise<void> {
  const ends = [...started].map((child) => {
    const closed = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    return closed;
  });
  await Promise.all(ends);
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
}
