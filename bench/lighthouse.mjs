import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findChromium } from '../e2e/support/chromium.mjs';
import { ensureInstalled } from '../scripts/lib/install.mjs';
import { ensureBuilt } from '../scripts/lib/next.mjs';
import { command, Problem, say } from '../scripts/lib/problem.mjs';
import { withShop } from '../scripts/lib/shop-process.mjs';
import { ensureEmptyBuilt, startEmpty } from './empty-app.mjs';
import { limits, medians, shortfalls, targets, written } from './lighthouse-report.mjs';
import { lighthouse, lighthouseCli, visit } from './lighthouse-visit.mjs';
import { tableLines } from './live/figures.mjs';
import { startSandbox } from './live/sandbox.mjs';
import { root, startShop } from './live/shop.mjs';
import { listBrands, longCountry } from './long-list.mjs';

const pages = [
  { name: 'home', path: '/en/us' },
  { name: 'list', path: '/en/us/gift-cards' },
  { name: 'long list', path: `/en/${longCountry.code.toLowerCase()}/gift-cards` },
  { name: 'product', path: '/en/us/gift-cards/steam' },
];

const throttlings = ['simulate', 'devtools'];

function options() {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '5' },
      throttling: { type: 'string', default: 'simulate' },
      only: { type: 'string' },
    },
  });
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Problem('--runs takes a number, such as 5.');
  const { throttling } = values;
  if (!throttlings.includes(throttling)) throw new Problem('--throttling: simulate or devtools.');
  const only = values.only?.split(',');
  const chosen = pages.filter(({ name }) => only?.includes(name) ?? true);
  if (chosen.length === 0)
    throw new Problem(`--only takes some of ${pages.map(({ name }) => name).join(',')}.`);
  return { runs, throttling, chosen };
}

/** A sandbox asks not to be found, which costs points: SEO is told of a shop that takes itself for real. */
async function findability(chosen, tools) {
  const sandbox = await startSandbox(path.join(tools.folder, 'sandbox'));
  let shop;
  try {
    await listBrands(`http://127.0.0.1:${sandbox.port}`);
    const secret = 'a-secret-of-this-measurement-alone';
    shop = await startShop({ folder: tools.folder, upstreamPort: sandbox.port, secret });
    const reports = [];
    for (const page of chosen) {
      reports.push(await visit(`http://localhost:${shop.port}${page.path}`, ['seo'], tools));
    }
    return reports;
  } finally {
    await shop?.end();
    await sandbox.end();
  }
}

/**
 * Medians of some pages, all of which are visited in each round: what else the machine does
 * in the meantime falls upon each of them.
 */
async function measured(runs, targetsOf, tools) {
  const reports = targetsOf.map(() => []);
  // The first round draws logos and fills caches.
  for (let round = 0; round <= runs; round += 1) {
    for (const [index, { url, categories }] of targetsOf.entries()) {
      const report = await visit(url, categories, tools);
      if (round > 0) reports[index].push(report);
    }
  }
  return reports.map(medians);
}

/** The rest is told of the sandbox, which alone has its brands' logos without the internet. */
async function quality(runs, chosen, tools) {
  await ensureEmptyBuilt();
  const empty = await startEmpty();
  try {
    return await withShop(root, async (origin, { sandboxOrigin }) => {
      await listBrands(sandboxOrigin);
      const categories = ['performance', 'accessibility', 'best-practices'];
      const visited = chosen.map(({ path }) => ({ url: `${origin}${path}`, categories }));
      const nothing = { url: `http://localhost:${empty.port}/`, categories: ['performance'] };
      const [floor, ...reports] = await measured(runs, [nothing, ...visited], tools);
      return { floor, reports };
    });
  } finally {
    await empty.end();
  }
}

const columns = [
  'page',
  'performance',
  'accessibility',
  'best practices',
  'SEO',
  'FCP',
  ...Object.keys(limits).map((timing) => timing.toUpperCase()),
];

function cells({ name, scores, timings }) {
  return [
    name,
    ...Object.keys(targets).map((category) => String(scores[category] ?? '-')),
    ...['fcp', ...Object.keys(limits)].map((timing) => written[timing](timings[timing])),
  ];
}

function printTable(floor, results, { runs, throttling }) {
  const wanted = [
    'target',
    ...Object.values(targets).map((score) => `≥ ${score}`),
    '',
    ...Object.entries(limits).map(([timing, limit]) => `≤ ${written[timing](limit)}`),
  ];
  say(`${lighthouse}, its phone (${throttling}), median of ${runs}`);
  say(`This machine: ${Math.round(floor.machine)} points; Lighthouse warns below 1000.`);
  const rows = [columns, ...results.map(cells), cells({ ...floor, name: 'empty page' }), wanted];
  for (const line of tableLines(rows)) say(line);
  for (const { name, largest } of results) say(`LCP of ${name}: ${largest.join(' or ')}`);
}

await command(async () => {
  const { runs, throttling, chosen } = options();
  await ensureInstalled(root);
  await ensureBuilt(root);
  const folder = mkdtempSync(path.join(tmpdir(), 'refillery-lighthouse-'));
  try {
    const tools = {
      cli: await lighthouseCli(),
      chromium: await findChromium(),
      folder,
      throttling,
    };
    const found = await findability(chosen, tools);
    const { floor, reports } = await quality(runs, chosen, tools);
    const results = chosen.map(({ name }, index) => ({
      ...reports[index],
      name,
      scores: { ...reports[index].scores, ...found[index].scores },
      failed: [...new Set([...reports[index].failed, ...found[index].failed])],
    }));
    printTable(floor, results, { runs, throttling });
    const short = shortfalls(results);
    for (const sentence of short) say(sentence);
    return short.length === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
