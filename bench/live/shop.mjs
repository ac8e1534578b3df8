import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { nextArgs, nextEnv } from '../../scripts/lib/next.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { Problem } from '../../scripts/lib/problem.mjs';
import { run } from '../../scripts/lib/run.mjs';
import { withoutShopSettings } from '../../scripts/lib/shop-env.mjs';
import { owned } from './processes.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const startLimitMs = 30_000;
const seedLimitMs = 60_000;

/**
 * Fills the database of a shop that is not running yet.
 * @returns {Promise<{ secret: string, targets: { path: string, headers: Record<string, string> }[] }>}
 * the secret it must be started with, and one browser's request for each watcher of each order
 */
export async function seedShop({ folder, orders, watchersPerOrder = 1, bornAt }) {
  const secret = randomBytes(32).toString('hex');
  const targetsFile = path.join(folder, 'targets.json');
  const sqliteFile = path.join(folder, 'shop.sqlite');
  const wanted = { sqliteFile, targetsFile, secret, orders, watchersPerOrder, bornAt };
  // The condition makes `server-only` the empty module it is on a server.
  const args = ['--conditions=react-server', '--import', 'tsx', 'bench/live/seed.ts'];
  const { code, output } = await run(process.execPath, [...args, JSON.stringify(wanted)], {
    cwd: root,
    env: withoutShopSettings(),
    quiet: true,
    timeoutMs: seedLimitMs,
  });
  if (code !== 0) throw new Problem(`The orders could not be written.\n${output}`);
  const targets = JSON.parse(readFileSync(targetsFile, 'utf8')).map(({ orderId, cookie }) => ({
    path: `/api/orders/${orderId}/subscribe`,
    headers: { Cookie: cookie, Accept: 'text/event-stream' },
  }));
  return { secret, targets };
}

/** What `/api/health` says, or undefined while nobody answers. */
export async function health(port) {
  try {
    const headers = { Connection: 'close' };
    const response = await fetch(`http://127.0.0.1:${port}/api/health`, { headers });
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}

function shopSettings({ port, folder, upstreamPort, secret, settings }) {
  return {
    ...nextEnv(withoutShopSettings()),
    PORT: String(port),
    HOSTNAME: '127.0.0.1',
    DATA_DIR: folder,
    API_URL: `http://127.0.0.1:${upstreamPort}`,
    PARTNER_ID: 'bench',
    SITE_URL: `http://localhost:${port}`,
    SESSION_SECRET: secret,
    // What is measured is the relaying, not the care taken of the supplier or of one's neighbours.
    SUPPLIER_RATE: '1000',
    BUYER_RATE: '1000',
    STREAMS_PER_ADDRESS: '100000',
    STREAM_SECONDS: '3600',
    ...settings,
  };
}

/**
 * Starts the built shop on the data in a folder.
 * @param {{ nodeArgs?: string[], channel?: boolean, port?: number, settings?: object }} options
 * `channel` lets it be called into; `port` is that of one that has ended; `settings` go before the
 * usual ones
 */
export async function startShop(options) {
  const { folder, upstreamPort, secret, nodeArgs = [], channel = false, settings = {} } = options;
  const port = options.port ?? (await freePort());
  const next = nextArgs(root, 'start', '--port', String(port), '--hostname', '127.0.0.1');
  const child = spawn(process.execPath, [...nodeArgs, ...next], {
    cwd: root,
    env: shopSettings({ port, folder, upstreamPort, secret, settings }),
    stdio: ['ignore', 'pipe', 'pipe', ...(channel ? ['ipc'] : [])],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  const end = owned(child);
  const deadline = performance.now() + startLimitMs;
  while (performance.now() < deadline && child.exitCode === null) {
    if ((await health(port)) !== undefined) {
      return { port, child, pids: [child.pid], end, output: () => output };
    }
    await pause(50);
  }
  await end();
  throw new Problem(`The shop did not start.\n${output.trimEnd()}`);
}
