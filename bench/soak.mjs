import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled } from '../scripts/lib/install.mjs';
import { ensureBuilt } from '../scripts/lib/next.mjs';
import { command, Problem, say } from '../scripts/lib/problem.mjs';
import { withoutShopSettings } from '../scripts/lib/shop-env.mjs';
import { grouped } from './live/figures.mjs';
import { assertLinux } from './live/proc.mjs';
import { owned } from './live/processes.mjs';
import { root } from './live/shop.mjs';
import { soakStreams } from './soak/streams.mjs';

const parts = ['mixed', 'streams'];

/** A machine that is busy otherwise takes so many times as long. */
const slowest = 4;

/** What the mixed part may take beyond its own time: starting, coming to rest, judging. */
const extraMs = 300_000;

function positive(text, name) {
  const value = Number(text);
  if (!(value > 0)) throw new Problem(`--${name} takes a number above 0.`);
  return value;
}

/** `--minutes` of traffic, repeated by `--seed`; `--cycles` of streams; `--only` one of the parts. */
function options() {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '8' },
      seed: { type: 'string', default: String(Date.now() % 100_000) },
      cycles: { type: 'string', default: '4000' },
      only: { type: 'string' },
    },
  });
  if (values.only !== undefined && !parts.includes(values.only)) {
    throw new Problem(`--only takes one of ${parts.join(' and ')}.`);
  }
  const cycles = positive(values.cycles, 'cycles');
  if (!Number.isInteger(cycles) || cycles < 2) {
    throw new Problem('--cycles takes a number of cycles, such as 4000.');
  }
  return { ...values, cycles, minutes: positive(values.minutes, 'minutes') };
}

async function streams(cycles, folder) {
  const wrong = await soakStreams(cycles, folder);
  for (const sentence of wrong) say(sentence);
  if (wrong.length === 0) say(`${grouped(cycles)} streams have come and gone and left nothing.`);
  return wrong.length === 0;
}

/** In a process of its own: it is written with the helpers of the tests, in TypeScript. */
async function mixed({ minutes, seed }, folder) {
  const args = ['--conditions=react-server', '--import', 'tsx', 'bench/soak/mixed.ts'];
  const child = spawn(process.execPath, [...args, String(minutes), seed, folder], {
    cwd: root,
    env: { ...withoutShopSettings(), TMPDIR: folder },
    stdio: 'inherit',
  });
  // Told to end, it ends what it has started; killed, it could not.
  const end = owned(child, 'SIGTERM');
  const late = setTimeout(end, minutes * slowest * 60_000 + extraMs);
  const [code] = await once(child, 'exit');
  clearTimeout(late);
  return code === 0;
}

/** A part with a folder of its own, which is gone when it is. */
async function inFolder(work) {
  const folder = mkdtempSync(path.join(tmpdir(), 'refillery-soak-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    return await work(folder);
  } finally {
    process.off('exit', remove);
    remove();
  }
}

await command(async () => {
  const wanted = options();
  assertLinux();
  await ensureInstalled(root);
  await ensureBuilt(root);
  let good = true;
  if (wanted.only !== 'streams') good = await inFolder((folder) => mixed(wanted, folder));
  if (wanted.only === 'mixed') return good ? 0 : 1;
  return (await inFolder((folder) => streams(wanted.cycles, folder))) && good ? 0 : 1;
});
