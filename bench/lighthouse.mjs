import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findChromium } from '../e2e/support/chromium.mjs';
import { ensureInstalled } from '../scripts/lib/install.mjs';
import { ensureBuilt } from '../scripts/lib/next.mjs';
import { command, Problem, say } from '../scripts/lib/problem.mjs';
import { run } from '../scripts/lib/run.mjs';
import { withoutShopSettings } from '../scripts/lib/shop-env.mjs';
import { withShop } from '../scripts/lib/shop-process.mjs';
import { audited, medians, shortfalls, targets } from './lighthouse-report.mjs';
import { tableLines } from './live/figures.mjs';
import { owned } from './live/processes.mjs';
import { root, startShop } from './live/shop.mjs';

/**
 * Fetched by npx when it is wanted: its 200 packages (186 MB) would double what everybody installs
 * who only runs the shop or its tests.
 */
const lighthouse = 'lighthouse@12.8.2';

const fetchLimitMs = 300_000;
const runLimitMs = 180_000;
const sandboxLimitMs = 20_000;

const pages = [
  { name: 'home', path: '/en/us' },
  { name: 'list', path: '/en/us/gift-cards' },
  { name: 'product', path: '/en/us/gift-cards/steam' },
];

function runsOption() {
  const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Problem('--runs takes a number, such as 5.');
  return runs;
}

/** Where npx has put Lighthouse: run through npx itself, each visit would wait for npm as well. */
async function lighthouseCli() {
  const { code, output } = await run(
    'npx',
    ['--yes', '--package', lighthouse, '-c', 'command -v lighthouse'],
    { quiet: true, timeoutMs: fetchLimitMs },
  );
  const [file] = output.trim().split('\n').slice(-1);
  if (code !== 0 || !file) throw new Problem(`${lighthouse} cannot be had.\n${output.trimEnd()}`);
  return file;
}

/** One visit of Lighthouse on its phone: a report, as it writes it. */
async function visit(url, categories, { cli, chromium, folder }) {
  const file = path.join(folder, 'report.json');
  const child = spawn(
    process.execPath,
    [
      cli,
      url,
      '--quiet',
      '--output=json',
      `--output-path=${file}`,
      `--only-categories=${categories.join(',')}`,
      `--chrome-flags=${['--headless=new', ...chromium.args].join(' ')}`,
    ],
    {
      env: { ...process.env, CHROME_PATH: chromium.executablePath },
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: runLimitMs,
      // It ends its browser before itself, but for no other signal.
      killSignal: 'SIGINT',
    },
  );
  owned(child, 'SIGINT');
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Problem(`Lighthouse failed on ${url}.`);
  return audited(JSON.parse(readFileSync(file, 'utf8')));
}

/** The supplier's simulator as a process of its own, so that a shop takes it for a real one. */
async function startSandbox(folder) {
  const args = ['--import', 'tsx', 'sandbox/main.ts', '--port', '0', '--data-dir', folder];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: withoutShopSettings(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = owned(child);
  const port = await new Promise((resolve, reject) => {
    const give = () => reject(new Problem('The sandbox did not start.'));
    const timer = setTimeout(give, sandboxLimitMs);
    child.once('exit', give);
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      const [, found] = /listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(output) ?? [];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(Number(found));
    });
  });
  return { port, end };
}

/** A sandbox asks not to be found, which costs points: SEO is told of a shop that takes itself for real. */
async function findability(tools) {
  const sandbox = await startSandbox(path.join(tools.folder, 'sandbox'));
  let shop;
  try {
    const secret = 'a-secret-of-this-measurement-alone';
    shop = await startShop({ folder: tools.folder, upstreamPort: sandbox.port, secret });
    const reports = [];
    for (const page of pages) {
      reports.push(await visit(`http://localhost:${shop.port}${page.path}`, ['seo'], tools));
    }
    return reports;
  } finally {
    await shop?.end();
    await sandbox.end();
  }
}

/** The rest is told of the sandbox, which alone has its brands' logos without the internet. */
async function quality(runs, tools) {
  return withShop(root, async (origin) => {
    const reports = [];
    for (const page of pages) {
      const url = `${origin}${page.path}`;
      const categories = ['performance', 'accessibility', 'best-practices'];
      // The first draws logos and fills caches.
      await visit(url, categories, tools);
      const visits = [];
      for (let index = 0; index < runs; index += 1) {
        visits.push(await visit(url, categories, tools));
      }
      reports.push(medians(visits));
    }
    return reports;
  });
}

const columns = [
  'page',
  'performance',
  'accessibility',
  'best practices',
  'SEO',
  'LCP',
  'CLS',
  'TBT',
];

function cells({ name, scores, timings }) {
  return [
    name,
    ...Object.keys(targets).map((category) => String(scores[category] ?? '-')),
    `${(timings.lcp / 1000).toFixed(2)} s`,
    timings.cls.toFixed(3),
    `${Math.round(timings.tbt)} ms`,
  ];
}

await command(async () => {
  const runs = runsOption();
  await ensureInstalled(root);
  await ensureBuilt(root);
  const folder = mkdtempSync(path.join(tmpdir(), 'refillery-lighthouse-'));
  try {
    const tools = { cli: await lighthouseCli(), chromium: await findChromium(), folder };
    const found = await findability(tools);
    const measured = await quality(runs, tools);
    const results = pages.map(({ name }, index) => ({
      name,
      scores: { ...measured[index].scores, ...found[index].scores },
      timings: measured[index].timings,
      failed: [...new Set([...measured[index].failed, ...found[index].failed])],
    }));
    say(`${lighthouse}, its phone, median of ${runs}`);
    const wanted = ['target', ...Object.values(targets).map((score) => `≥ ${score}`), '', '', ''];
    for (const line of tableLines([columns, ...results.map(cells), wanted])) say(line);
    const short = shortfalls(results);
    for (const sentence of short) say(sentence);
    return short.length === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
