import path from 'node:path';
import { findChromium } from '../../e2e/support/chromium.mjs';
import { playwrightCounts, reportCounts, vitestCounts } from './counts.mjs';
import { ensureInstalled } from './install.mjs';
import { ensureBuilt } from './next.mjs';
import { complain, say } from './problem.mjs';
import { run } from './run.mjs';

/** A stage that hangs: the longest takes 18 minutes on two cores. */
const limitMs = 40 * 60_000;
const check = (passed) => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 });

/** What the stages share: where the repository is, the environment, and where reports go. */
export function createContext({ root, env, reports }) {
  const node = async (script, ...args) => {
    const options = { cwd: root, env, group: true, timeoutMs: limitMs };
    const { code, interrupted } = await run(process.execPath, [script, ...args], options);
    if (code === 124) complain(`Stopped after ${limitMs / 60_000} minutes: ${script}`);
    if (interrupted) process.exit(code);
    return code;
  };
  return { root, env, reports, node };
}

/** One check out of several commands: all of them run, and all must end well. */
async function allOf({ node }, commands) {
  let good = true;
  for (const [script, ...args] of commands) {
    if ((await node(script, ...args)) !== 0) good = false;
  }
  return check(good);
}

async function vitest({ node, reports }, project) {
  const report = path.join(reports, `${project}.json`);
  const code = await node(
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  );
  return reportCounts(report, vitestCounts, code);
}

function contract(context) {
  // Always the sandbox, even where somebody has a real supplier's address set.
  context.env.CONTRACT_API_URL = '';
  return vitest(context, 'contract');
}

async function browser(context) {
  // Apart from the shop's own packages, which it would nearly double.
  await ensureInstalled(path.join(context.root, 'e2e/chain'), 'the test chain');
  const report = path.join(context.reports, 'browser.json');
  const { executablePath } = await findChromium();
  say(`Browser: ${executablePath}`);
  context.env.CHROMIUM_PATH = executablePath;
  context.env.PLAYWRIGHT_JSON_OUTPUT_FILE = report;
  const cli = 'node_modules/@playwright/test/cli.js';
  const code = await context.node(cli, 'test', '--reporter=list,json');
  return reportCounts(report, playwrightCounts, code);
}

async function build({ root }) {
  await ensureBuilt(root, { shown: true });
  return { passed: 0, failed: 0, skipped: 0 };
}

/** The stages of a test run, in order. `built` marks those that need the built shop. */
export const stages = [
  {
    name: 'types',
    work: (context) =>
      allOf(context, [
        ['node_modules/next/dist/bin/next', 'typegen'],
        ['node_modules/typescript/bin/tsc', '--noEmit'],
      ]),
  },
  {
    name: 'lint',
    work: (context) =>
      allOf(context, [
        ['node_modules/@biomejs/biome/bin/biome', 'check', '.'],
        ['scripts/lint-colours.mjs'],
        ['scripts/lint-docs.mjs'],
        ['scripts/lint-imports.mjs'],
        ['scripts/lint-messages.mjs'],
        ['scripts/lint-sides.mjs'],
      ]),
  },
  { name: 'unit', work: (context) => vitest(context, 'unit') },
  { name: 'contract', work: contract },
  { name: 'build', work: build },
  { name: 'integration', built: true, work: (context) => vitest(context, 'integration') },
  { name: 'browser', built: true, work: browser },
  {
    name: 'weight',
    built: true,
    work: (context) => allOf(context, [['bench/weight.mjs']]),
  },
];
