import { spawn } from 'node:child_process';
import { Problem } from '../../scripts/lib/problem.mjs';
import { withoutShopSettings } from '../../scripts/lib/shop-env.mjs';
import { owned } from '../live/processes.mjs';
import { root } from '../live/shop.mjs';

const startLimitMs = 20_000;

/** How many brands the two countries with most visitors list; the others have the usual ones. */
const sizes = ['US=600', 'BR=300'];

/** The port a sandbox says it listens on. */
function portOf(child) {
  return new Promise((resolve, reject) => {
    const give = () => reject(new Problem('The sandbox did not start.'));
    const timer = setTimeout(give, startLimitMs);
    child.once('exit', give);
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      const [, port] = /listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(output) ?? [];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    });
  });
}

/** The supplier's simulator as a process of its own, with its wire and its controls. */
export async function startSupplier() {
  const brands = sizes.flatMap((size) => ['--brands', size]);
  const args = ['--import', 'tsx', 'sandbox/main.ts', '--port', '0', ...brands];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: withoutShopSettings(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = owned(child);
  const port = await portOf(child);
  const url = (path) => `http://127.0.0.1:${port}${path}`;
  return {
    port,
    end,
    async read(path) {
      const response = await fetch(url(path));
      if (!response.ok) throw new Problem(`The sandbox answers ${response.status} to ${path}.`);
      return await response.json();
    },
    async control(path, body) {
      await fetch(url(`/control${path}`), { method: 'POST', body: JSON.stringify(body ?? {}) });
    },
  };
}
