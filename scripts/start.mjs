import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './lib/install.mjs';
import { ensureBuilt, nextArgs, nextEnv } from './lib/next.mjs';
import { assertNodeVersion } from './lib/node-version.mjs';
import { address, assertFree } from './lib/ports.mjs';
import { command, say } from './lib/problem.mjs';
import { run } from './lib/run.mjs';
import { previewEnv, untilAnswered } from './lib/theme-preview.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

async function serve(mode, args, env = nextEnv()) {
  const where = address(process.env);
  await assertFree(where);
  await ensureInstalled(root);
  if (mode === 'start') await ensureBuilt(root);
  const port = String(where.port);
  const { code } = await run(
    process.execPath,
    nextArgs(root, mode, '--port', port, '--hostname', where.host, ...args),
    {
      cwd: root,
      env: { ...env, PORT: port, HOSTNAME: where.host },
      stdin: 'inherit',
    },
  );
  return code;
}

async function theme(args) {
  const page = `http://localhost:${address(process.env).port}/en/theme`;
  const ended = new AbortController();
  const serving = serve('start', args, previewEnv(nextEnv())).finally(() => ended.abort());
  if (await untilAnswered(page, ended.signal)) say(`The theme: ${page}`);
  return serving;
}

async function sandbox(args) {
  await ensureInstalled(root);
  const { code } = await run(process.execPath, ['--import', 'tsx', 'sandbox/main.ts', ...args], {
    cwd: root,
    stdin: 'inherit',
  });
  return code;
}

/**
 * Runs a command beside a shop, or without one. Installs nothing where there is something: it would
 * take the files from under a running shop.
 */
async function beside(script, args) {
  if (!existsSync(path.join(root, 'node_modules'))) await ensureInstalled(root);
  const flags = ['--conditions=react-server', '--import', 'tsx'];
  const { code } = await run(process.execPath, [...flags, script, ...args], {
    cwd: root,
    stdin: 'inherit',
  });
  return code;
}

async function build() {
  await ensureInstalled(root);
  await ensureBuilt(root, { shown: true });
}

await command(async () => {
  assertNodeVersion(root);
  const [mode, ...rest] = process.argv.slice(2);
  if (mode === '--sandbox') return sandbox(rest);
  if (mode === '--build') return build();
  if (mode === '--doctor') return beside('scripts/doctor.ts', rest);
  if (mode === '--orders') return beside('scripts/orders.ts', rest);
  if (mode === '--webhooks') return beside('scripts/webhooks.ts', rest);
  if (mode === '--theme') return theme(rest);
  if (mode === '--dev') return serve('dev', rest);
  return serve('start', process.argv.slice(2));
});
