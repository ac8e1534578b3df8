import path from 'node:path';
import { buildReason, sourceHash, writeBuildStamp } from './build-stamp.mjs';
import { complain, Problem, say } from './problem.mjs';
import { run, secondsSince } from './run.mjs';

/** The arguments with which Node runs the Next.js command line. */
export function nextArgs(root, ...args) {
  return [path.join(root, 'node_modules/next/dist/bin/next'), ...args];
}

/** The environment Next.js runs in: it sets NODE_ENV itself, and sends no telemetry unasked. */
export function nextEnv(env = process.env) {
  const { NODE_ENV: _, ...rest } = env;
  return { NEXT_TELEMETRY_DISABLED: '1', ...rest };
}

/**
 * Builds the shop when its sources changed since the last build.
 * @param {{ shown?: boolean }} options `shown` lets the output of the build through
 * @throws Problem when the build fails, or a language is not whole; nothing is recorded then
 */
export async function ensureBuilt(root, { shown = false } = {}) {
  const hash = sourceHash(root);
  const reason = buildReason(root, hash);
  if (reason === undefined) return;
  say(`Building (${reason})`);
  // What it needs is there once the packages are installed, which may be just now.
  const { messageViolations } = await import('./message-rules.mjs');
  const faults = messageViolations(root);
  if (faults.length > 0) throw new Problem(`The messages are not whole.\n${faults.join('\n')}`);
  const start = performance.now();
  const { code, output, interrupted } = await run(process.execPath, nextArgs(root, 'build'), {
    cwd: root,
    env: nextEnv(),
    quiet: !shown,
  });
  if (interrupted) throw new Problem('Stopped while building.', code);
  if (code !== 0) {
    if (output) complain(output.trimEnd());
    throw new Problem(`The build failed: next build ended with code ${code}.`);
  }
  writeBuildStamp(root, hash);
  say(`Built in ${secondsSince(start)} s`);
}
