import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { nextArgs, nextEnv } from '../scripts/lib/next.mjs';
import { freePort } from '../scripts/lib/ports.mjs';
import { Problem, say } from '../scripts/lib/problem.mjs';
import { run } from '../scripts/lib/run.mjs';
import { withoutShopSettings } from '../scripts/lib/shop-env.mjs';
import { owned } from './live/processes.mjs';
import { root } from './live/shop.mjs';

const folder = path.join(root, 'bench/empty');
const stampFile = path.join(folder, '.next/made-of.txt');
const sources = ['app/layout.jsx', 'app/page.jsx', 'instrumentation.js', 'next.config.mjs'];
const startLimitMs = 30_000;

/** What decides how the empty page comes out: its own few lines, and the framework's version. */
function madeOf() {
  const files = [
    ...sources.map((file) => path.join(folder, file)),
    ...['next', 'react-dom'].map((name) => path.join(root, `node_modules/${name}/package.json`)),
  ];
  const hash = createHash('sha256').update(process.version);
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex');
}

function stamp() {
  try {
    return readFileSync(stampFile, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * Builds the empty page of the framework in the version the shop has, unless that was done before.
 * @throws Problem when the build fails
 */
export async function ensureEmptyBuilt() {
  const now = madeOf();
  if (stamp() === now) return;
  say('Building an empty page to compare with');
  const { code, output } = await run(process.execPath, nextArgs(root, 'build', folder), {
    cwd: root,
    env: nextEnv(withoutShopSettings()),
    quiet: true,
  });
  if (code !== 0) throw new Problem(`The empty page could not be built.\n${output.trimEnd()}`);
  writeFileSync(stampFile, now);
}

async function answers(origin, child) {
  const deadline = performance.now() + startLimitMs;
  while (performance.now() < deadline && child.exitCode === null) {
    const response = await fetch(origin, { headers: { Connection: 'close' } }).catch(() => null);
    if (response?.ok) return true;
    await pause(50);
  }
  return false;
}

/**
 * Starts the empty page, which must have been built, in a process of its own.
 * @returns {Promise<{ port: number, child: import('node:child_process').ChildProcess, end: () => Promise<void> }>}
 * @throws Problem when it does not start
 */
export async function startEmpty() {
  const port = await freePort();
  const args = ['start', folder, '--port', String(port), '--hostname', '127.0.0.1'];
  const child = spawn(process.execPath, nextArgs(root, ...args), {
    cwd: root,
    env: nextEnv(withoutShopSettings()),
    stdio: 'ignore',
  });
  const end = owned(child);
  if (await answers(`http://127.0.0.1:${port}/`, child)) return { port, child, end };
  await end();
  throw new Problem('The empty page did not start.');
}
