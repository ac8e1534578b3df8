import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from '../scripts/lib/install.mjs';
import { ensureBuilt } from '../scripts/lib/next.mjs';
import { command, say } from '../scripts/lib/problem.mjs';
import { withShop } from '../scripts/lib/shop-process.mjs';
import { ensureEmptyBuilt, startEmpty } from './empty-app.mjs';
import { gzipBytes, kilobytes, overBudget, tableLines } from './page-weight.mjs';
import {
  allScriptsBudget,
  largeListBudget,
  pageBudget,
  purchaseBudget,
  scriptBudgets,
} from './weight/budgets.mjs';
import { createVisitor, largeList, shopPages } from './weight/visitor.mjs';
import { builtScripts, scriptsWeight, weighPage } from './weight/weigh.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The pages that lead from the home page to a code. */
const purchase = ['home', 'list', 'product', 'checkout', 'order'];

async function weighEmpty() {
  await ensureEmptyBuilt();
  const scripts = builtScripts(path.join(root, 'bench/empty'));
  const { port, end } = await startEmpty();
  try {
    const visit = createVisitor(`http://127.0.0.1:${port}`);
    return { page: await weighPage(visit, '/', scripts), scripts };
  } finally {
    await end();
  }
}

async function weighShop(scripts) {
  return withShop(root, async (origin, { sandboxOrigin: sandbox }) => {
    const visit = createVisitor(origin);
    const pages = [];
    for (const [name, place] of Object.entries(await shopPages(visit))) {
      pages.push({ name, ...(await weighPage(visit, place, scripts)) });
    }
    return { pages, list: gzipBytes(await largeList(visit, sandbox)) };
  });
}

function printPages(pages, empty) {
  const row = ({ name, scripts, later, styles, fonts, document }, budget) => [
    name,
    kilobytes(scripts),
    budget === undefined ? '' : kilobytes(budget),
    ...[later, styles, fonts, document].map(kilobytes),
  ];
  const head = ['kB', 'scripts', 'budget', 'later', 'CSS', 'fonts', 'document'];
  const most = ['budget', '', '', '', ...[pageBudget.styles, pageBudget.fonts].map(kilobytes), ''];
  const rows = pages.map((page) => row(page, scriptBudgets[page.name]));
  say(tableLines([head, row({ name: 'an empty page', ...empty }), ...rows, most]).join('\n'));
}

function printSums(sums) {
  const rows = sums.map(({ name, bytes, budget }) => [name, kilobytes(bytes), kilobytes(budget)]);
  say(`\n${tableLines([['kB', 'weighs', 'budget'], ...rows]).join('\n')}`);
}

/** What is too heavy, a line each. */
function faultsOf(pages, sums) {
  const ofPages = pages.flatMap((page) =>
    overBudget(page, { ...pageBudget, scripts: scriptBudgets[page.name] }).map(
      (part) => `The ${part} of the ${page.name} page are over their budget.`,
    ),
  );
  const ofSums = sums.filter(({ bytes, budget }) => bytes > budget);
  return [...ofPages, ...ofSums.map(({ name }) => `Over its budget: ${name}.`)];
}

await command(async () => {
  await ensureInstalled(root);
  await ensureBuilt(root);
  const empty = await weighEmpty();
  const scripts = builtScripts(root);
  const { pages, list } = await weighShop(scripts);
  const bought = pages.filter(({ name }) => purchase.includes(name));
  const onTheWay = [...new Set(bought.flatMap(({ within }) => within))];
  const sums = [
    { name: 'document of 1,000 brands', bytes: list, budget: largeListBudget },
    {
      name: 'scripts from home to a revealed code',
      bytes: scriptsWeight(onTheWay, scripts),
      budget: purchaseBudget,
    },
    {
      name: 'all scripts of the build',
      bytes: scriptsWeight([...scripts.keys()], scripts),
      budget: allScriptsBudget,
    },
  ];
  printPages(pages, empty.page);
  printSums(sums);
  const all = scriptsWeight([...empty.scripts.keys()], empty.scripts);
  say(
    `\nAll scripts of an empty page's build weigh ${kilobytes(all)} kB. What is fetched "later" is the`,
  );
  say('most that a page can come to load, whatever is pressed on it. Compressed with gzip -9.');
  const faults = faultsOf(pages, sums);
  for (const fault of faults) say(fault);
  return faults.length > 0 ? 1 : 0;
});
