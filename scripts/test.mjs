import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { summary, total } from './lib/counts.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { nextEnv } from './lib/next.mjs';
import { assertNodeVersion } from './lib/node-version.mjs';
import { command, complain, Problem, say } from './lib/problem.mjs';
import { secondsSince } from './lib/run.mjs';
import { withoutShopSettings } from './lib/shop-env.mjs';
import { createContext, stages } from './lib/stages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = path.join(root, 'test-results');
const failure = { passed: 0, failed: 1, skipped: 0 };

/** The stages asked for with `--only a,b`, and the build when one of them needs it. */
function chosenStages([option, list = '']) {
  if (option === undefined) return stages;
  const names = stages.map(({ name }) => name);
  const wanted = list.split(',');
  if (option !== '--only' || !wanted.every((name) => names.includes(name))) {
    throw new Problem(`Usage: npm test [-- --only ${names.join(',')}]`);
  }
  const needsBuild = stages.some(({ name, built }) => built && wanted.includes(name));
  return stages.filter(({ name }) => wanted.includes(name) || (needsBuild && name === 'build'));
}

/** Runs one stage; what it throws is its failure, not the end of the run. */
async function runStage(name, work) {
  say(`\n── ${name}`);
  const start = performance.now();
  let counts;
  try {
    counts = await work();
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    if (error instanceof Problem && error.exitCode > 128) process.exit(error.exitCode);
    counts = failure;
  }
  return { name, seconds: secondsSince(start), counts };
}

async function prepare() {
  await ensureInstalled(root);
  rmSync(results, { recursive: true, force: true });
  mkdirSync(path.join(results, 'reports'), { recursive: true });
  return { passed: 0, failed: 0, skipped: 0 };
}

function printTable(rows) {
  say(
    `\n${'stage'.padEnd(14)}${'passed'.padStart(8)}${'failed'.padStart(8)}${'skipped'.padStart(9)}${'s'.padStart(9)}`,
  );
  for (const { name, counts, seconds } of rows) {
    const { passed, failed, skipped } = counts;
    const cells =
      seconds === undefined ? ['-', '-', '-', 'not run'] : [passed, failed, skipped, seconds];
    const [first, second, third, last] = cells.map(String);
    say(
      `${name.padEnd(14)}${first.padStart(8)}${second.padStart(8)}${third.padStart(9)}${last.padStart(9)}`,
    );
  }
  say();
}

await command(async () => {
  assertNodeVersion(root);
  const chosen = chosenStages(process.argv.slice(2));
  const context = createContext({
    root,
    env: nextEnv(withoutShopSettings()),
    reports: path.join(results, 'reports'),
  });
  const rows = [];
  const broken = new Set();
  const attempt = async (name, work) => {
    const row = await runStage(name, work);
    rows.push(row);
    if (row.counts.failed > 0) broken.add(name);
  };

  await attempt('prepare', prepare);
  for (const { name, built, work } of chosen) {
    if (broken.has('prepare') || (built && broken.has('build'))) {
      rows.push({ name, counts: { passed: 0, failed: 0, skipped: 0 } });
    } else {
      await attempt(name, () => work(context));
    }
  }

  const sum = total(rows.map(({ counts }) => counts));
  printTable(rows);
  say(summary(sum));
  return sum.failed === 0 && sum.passed > 0 ? 0 : 1;
});
