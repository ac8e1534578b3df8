import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { complain, Problem, say } from './problem.mjs';
import { runNpm, secondsSince } from './run.mjs';

const stampFile = (root) => path.join(root, 'node_modules/.cache/refillery/install.json');

/** What an installation depends on: the lock file, and the platform its binaries are for. */
function installKey(root) {
  const lock = path.join(root, 'package-lock.json');
  if (!existsSync(lock))
    throw new Problem('package-lock.json is missing: fetch it from the repository.');
  return createHash('sha256')
    .update(readFileSync(lock))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
}

/** Why dependencies must be installed, in words, or undefined when what is there fits the lock file. */
export function installReason(root) {
  const key = installKey(root);
  if (!existsSync(path.join(root, 'node_modules'))) return 'first start';
  try {
    if (JSON.parse(readFileSync(stampFile(root), 'utf8')).key === key) return undefined;
    return 'package-lock.json changed';
  } catch {
    return 'no record of the last installation';
  }
}

/** Records that node_modules fits the lock file. */
export function writeInstallStamp(root) {
  const file = stampFile(root);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ key: installKey(root) })}\n`);
}

/**
 * Installs the dependencies of a package when they do not fit its lock file.
 * Development dependencies are always among them: the build needs some.
 * @param {string} what they are, for those who wait
 * @throws Problem when npm fails
 */
export async function ensureInstalled(root, what = 'dependencies') {
  const reason = installReason(root);
  if (reason === undefined) return;
  say(`Installing ${what} (${reason})`);
  const start = performance.now();
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=warn'];
  const { code, output, interrupted } = await runNpm(args, { cwd: root, quiet: true });
  if (interrupted) throw new Problem(`Stopped while installing ${what}.`, code);
  if (code !== 0) {
    complain(output.trimEnd());
    throw new Problem(`Could not install ${what}: npm ci ended with code ${code}.`);
  }
  writeInstallStamp(root);
  say(`Installed in ${secondsSince(start)} s`);
}
