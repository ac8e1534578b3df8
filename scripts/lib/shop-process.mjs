import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { nextArgs, nextEnv } from './next.mjs';
import { freePort } from './ports.mjs';
import { Problem } from './problem.mjs';
import { withoutShopSettings } from './shop-env.mjs';

const startLimitMs = 30_000;

async function answers(origin, child) {
  const deadline = performance.now() + startLimitMs;
  while (performance.now() < deadline && child.exitCode === null) {
    const response = await fetch(`${origin}/en`).catch(() => undefined);
    if (response !== undefined) return true;
    await pause(50);
  }
  return false;
}

/**
 * Starts the built shop on its sandbox, on ports and with data of its own, for as long as the work
 * lasts.
 * @param {(origin: string, sandbox: string) => Promise<T>} work is given the origins of the shop and
 * of its sandbox
 * @throws Problem, with what the shop wrote, when it does not start
 */
export async function withShop(root, work) {
  const data = mkdtempSync(path.join(tmpdir(), 'refillery-'));
  const port = String(await freePort());
  const sandboxPort = String(await freePort());
  const child = spawn(
    process.execPath,
    nextArgs(root, 'start', '--port', port, '--hostname', '127.0.0.1'),
    {
      cwd: root,
      env: {
        ...nextEnv(withoutShopSettings()),
        PORT: port,
        HOSTNAME: '127.0.0.1',
        DATA_DIR: data,
        SANDBOX_PORT: sandboxPort,
        BUYER_RATE: '1000',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => {
      output += chunk;
    });
  }
  const gone = new Promise((resolve) => child.once('close', resolve));
  try {
    const origin = `http://localhost:${port}`;
    if (!(await answers(origin, child))) {
      throw new Problem(`The shop did not start.\n${output.trimEnd()}`);
    }
    return await work(origin, `http://127.0.0.1:${sandboxPort}`);
  } finally {
    child.kill('SIGKILL');
    await gone;
    rmSync(data, { recursive: true, force: true });
  }
}
