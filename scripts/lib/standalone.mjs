import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { Problem } from './problem.mjs';

/**
 * What is taken of what Next.js has traced. It takes along what looks like a file that the code reads,
 * the database of a shop that has run here among it, and the settings of this machine.
 */
const traced = ['.next', 'node_modules', 'package.json', 'server.js'];

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

/** CommonJS packages ask for this; a module has none. */
const ownRequire =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/** What is run beside the shop, each in one file. */
const commands = ['doctor', 'orders', 'webhooks'];

/** Puts the commands into the folder, but for packages that the shop brings along as they are. */
function bundleCommands(root, folder) {
  buildSync({
    absWorkingDir: root,
    entryPoints: commands.map((name) => `scripts/${name}.ts`),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['react-server'],
    external: ['@next/env', 'libsql', 'pg', 'sharp'],
    banner: { js: ownRequire },
    logLevel: 'error',
  });
}

/**
 * Puts everything a server needs to run the built shop into a folder: `node server.js` starts it
 * there, `node doctor.mjs` looks at the deployment, `node orders.mjs` and `node webhooks.mjs` are for
 * the support desk, and nothing is installed or written below it. Nothing of the machine that builds
 * is among it: no settings, no orders.
 * @throws Problem when there is no build, or something in the folder already
 */
export function assembleStandalone(root, folder) {
  const built = path.join(root, '.next/standalone');
  if (!existsSync(path.join(built, 'server.js'))) throw new Problem('Run npm run build first.');
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new Problem(`The folder ${folder} is not empty.`);
  }
  for (const name of traced) {
    if (!existsSync(path.join(built, name))) continue;
    cpSync(path.join(built, name), path.join(folder, name), { recursive: true });
  }
  for (const [from, to] of besides) {
    cpSync(path.join(root, from), path.join(folder, to), { recursive: true });
  }
  dropOtherLibc(folder);
  bundleCommands(root, folder);
}
