import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { contractReport } from './lib/contract-report.mjs';
import { contractSettings } from './lib/contract-settings.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { assertNodeVersion } from './lib/node-version.mjs';
import { command, Problem, say } from './lib/problem.mjs';
import { run } from './lib/run.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = path.join(root, 'test-results', 'contract.json');

/** Thirty reads at one a second, and patience for slow ones. */
const limitMs = 10 * 60_000;

function placeOf(settings) {
  if (settings.kind === 'sandbox') return 'the sandbox';
  const day = new Date().toISOString().slice(0, 10);
  return `${settings.origin}, country ${settings.country}, ${day}`;
}

function readResults() {
  try {
    return JSON.parse(readFileSync(results, 'utf8'));
  } catch {
    throw new Problem('The contract tests ended without a report.');
  }
}

await command(async () => {
  assertNodeVersion(root);
  const settings = contractSettings(process.env);
  await ensureInstalled(root);
  rmSync(results, { force: true });
  mkdirSync(path.dirname(results), { recursive: true });

  const vitest = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project=contract',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${results}`,
  ];
  const options = { cwd: root, group: true, timeoutMs: limitMs };
  const { code, interrupted } = await run(process.execPath, vitest, options);
  if (interrupted) return code;
  const { good, lines } = contractReport(readResults(), placeOf(settings));
  say();
  for (const line of lines) say(line);
  return good && code === 0 ? 0 : 1;
});
