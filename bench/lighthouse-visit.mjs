import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '../scripts/lib/problem.mjs';
import { run } from '../scripts/lib/run.mjs';
import { audited } from './lighthouse-report.mjs';
import { owned } from './live/processes.mjs';

/**
 * Fetched by npx when it is wanted: its 200 packages (186 MB) would double what everybody installs
 * who only runs the shop or its tests.
 */
export const lighthouse = 'lighthouse@12.8.2';

const fetchLimitMs = 300_000;
const runLimitMs = 180_000;

/**
 * Where npx has put Lighthouse: run through npx itself, each visit would wait for npm as well.
 * @throws Problem when it cannot be had
 */
export async function lighthouseCli() {
  const { code, output } = await run(
    'npx',
    ['--yes', '--package', lighthouse, '-c', 'command -v lighthouse'],
    { quiet: true, timeoutMs: fetchLimitMs },
  );
  const [file] = output.trim().split('\n').slice(-1);
  if (code !== 0 || !file) throw new Problem(`${lighthouse} cannot be had.\n${output.trimEnd()}`);
  return file;
}

/**
 * One visit of Lighthouse on its phone: what counts of the report it writes.
 * @param {{ cli: string, chromium: object, folder: string, throttling: 'simulate' | 'devtools' }} tools
 * `throttling` is whether it reckons what a slow phone would have taken, or slows the browser down
 * @throws Problem when it fails
 */
export async function visit(url, categories, { cli, chromium, folder, throttling }) {
  const file = path.join(folder, 'report.json');
  const child = spawn(
    process.execPath,
    [
      cli,
      url,
      '--quiet',
      '--output=json',
      `--output-path=${file}`,
      `--throttling-method=${throttling}`,
      `--only-categories=${categories.join(',')}`,
      `--chrome-flags=${['--headless=new', ...chromium.args].join(' ')}`,
    ],
    {
      env: { ...process.env, CHROME_PATH: chromium.executablePath },
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: runLimitMs,
      // It ends its browser before itself, but for no other signal.
      killSignal: 'SIGINT',
    },
  );
  owned(child, 'SIGINT');
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Problem(`Lighthouse failed on ${url}.`);
  return audited(JSON.parse(readFileSync(file, 'utf8')));
}
