import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Problem } from './problem.mjs';

/** What Next.js leaves to whoever deploys, from where in the repository to where in the folder. */
const besides = [
  ['.next/static', '.next/static'],
  ['public', 'public'],
  ['shop.config.json', 'shop.config.json'],
  ['scripts/healthcheck.mjs', 'healthcheck.mjs'],
  ['LICENSE', 'LICENSE'],
];

/** The C library whose binaries this machine's Node cannot load. */
function otherLibc() {
  if (process.platform !== 'linux') return undefined;
  return process.report.getReport().header.glibcVersionRuntime === undefined ? 'gnu' : 'musl';
}

/** npm installs libsql for both C libraries, 10 MB each. */
function dropOtherLibc(folder) {
  const binaries = path.join(folder, 'node_modules/@libsql');
  const libc = otherLibc();
  if (libc === undefined || !existsSync(binaries)) return;
  for (const name of readdirSync(binaries)) {
    if (name.endsWith(`-${libc}`)) rmSync(path.join(binaries, name), { recursive: true });
  }
}

/**
 * Puts everything a server needs to run the built shop into a folder: `node server.js` starts it
 * there, and nothing is installed or written below it. No settings are among it: Next.js would take
 * the `.env` of the machine that builds along.
 * @throws Problem when there is no build, or something in the folder already
 */
export function assembleStandalone(root, folder) {
  const built = path.join(root, '.next/standalone');
  if (!existsSync(path.join(built, 'server.js'))) throw new Problem('Run npm run build first.');
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new Problem(`The folder ${folder} is not empty.`);
  }
  const filter = (file) => !/^\.env/.test(path.basename(file));
  cpSync(built, folder, { recursive: true, filter });
  for (const [from, to] of besides) {
    cpSync(path.join(root, from), path.join(folder, to), { recursive: true });
  }
  dropOtherLibc(folder);
}
