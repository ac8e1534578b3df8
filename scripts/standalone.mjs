import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './lib/next.mjs';
import { assertNodeVersion } from './lib/node-version.mjs';
import { command, Problem, say } from './lib/problem.mjs';
import { assembleStandalone } from './lib/standalone.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

await command(async () => {
  assertNodeVersion(root);
  const [given, ...more] = process.argv.slice(2);
  if (given === undefined || more.length > 0) {
    throw new Problem('Usage: npm run standalone -- <a folder that is empty or not there yet>');
  }
  if (!existsSync(path.join(root, 'node_modules'))) throw new Problem('Run npm ci first.');
  const folder = path.resolve(given);
  await ensureBuilt(root, { shown: true });
  assembleStandalone(root, folder);
  say(`The shop is in ${folder}: node server.js starts it.`);
});
