import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Problem } from './problem.mjs';

const parts = (version) =>
  version
    .replace(/^[^\d]*/, '')
    .split('.')
    .map(Number);

/**
 * Checks the running Node against `engines.node` of package.json, which reads `>=x.y`.
 * @throws Problem when it is too old
 */
export function assertNodeVersion(root, running = process.version) {
  const { engines } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const [major, minor = 0] = parts(engines.node);
  const [runningMajor, runningMinor] = parts(running);
  if (runningMajor > major || (runningMajor === major && runningMinor >= minor)) return;
  throw new Problem(`Node ${major}.${minor} or newer is needed; this is Node ${running.slice(1)}.`);
}
