import { spawn } from 'node:child_process';
import { Problem } from '../../scripts/lib/problem.mjs';
import { withoutShopSettings } from '../../scripts/lib/shop-env.mjs';
import { owned } from './processes.mjs';
import { root } from './shop.mjs';

const startLimitMs = 20_000;

/**
 * The supplier's simulator as a process of its own, so that a shop takes it for a real one.
 * @param {string | null} folder where it keeps its world; in memory where there is none
 * @param {string[]} args what it is told besides, such as `--brands US=1000`
 * @returns {Promise<{ port: number, end: () => Promise<void> }>}
 * @throws Problem when it does not start
 */
export async function startSandbox(folder, args = []) {
  const own = ['--import', 'tsx', 'sandbox/main.ts', '--port', '0'];
  const kept = folder === null ? [] : ['--data-dir', folder];
  const child = spawn(process.execPath, [...own, ...kept, ...args], {
    cwd: root,
    env: withoutShopSettings(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = owned(child);
  const port = await new Promise((resolve, reject) => {
    const give = () => reject(new Problem('The sandbox did not start.'));
    const timer = setTimeout(give, startLimitMs);
    child.once('exit', give);
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      const [, found] = /listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(output) ?? [];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(Number(found));
    });
  });
  return { port, end };
}
