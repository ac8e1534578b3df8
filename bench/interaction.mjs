import { parseArgs } from 'node:util';
import { findChromium } from '../e2e/support/chromium.mjs';
import { ensureInstalled } from '../scripts/lib/install.mjs';
import { ensureBuilt } from '../scripts/lib/next.mjs';
import { command, Problem, say } from '../scripts/lib/problem.mjs';
import { withShop } from '../scripts/lib/shop-process.mjs';
import { ensureEmptyBuilt, startEmpty } from './empty-app.mjs';
import { openPhone } from './interaction/phone.mjs';
import { narrow, typeIntoNothing } from './interaction/steps.mjs';
import { summary } from './interaction/summary.mjs';
import { readTrace } from './interaction/trace.mjs';
import { decimals, tableLines } from './live/figures.mjs';
import { root } from './live/shop.mjs';
import { listBrands, longCountry } from './long-list.mjs';

/** What an interaction may take at most until the next paint, in ms. */
const limit = 100;

function options() {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '5' },
      slowdown: { type: 'string', default: '4' },
      brands: { type: 'string', default: '1000' },
    },
  });
  const [rounds, slowdown, brands] = [values.rounds, values.slowdown, values.brands].map(Number);
  if (!(Number.isInteger(rounds) && rounds > 0)) throw new Problem('--rounds takes a number.');
  if (!(slowdown >= 1)) throw new Problem('--slowdown takes how many times slower, such as 4.');
  if (!(Number.isInteger(brands) && brands > 0)) throw new Problem('--brands takes a number.');
  return { rounds, slowdown, brands };
}

/** One visit by a phone of its own, from an empty cache: what each step of it took. */
async function visit({ url, use }, { chromium, slowdown }) {
  const phone = await openPhone(chromium, slowdown);
  try {
    await phone.page.goto(url);
    await phone.settle();
    return readTrace(await phone.record(() => use(phone)));
  } finally {
    await phone.end();
  }
}

/** Every round visits each page once, so that what else the machine does falls upon all of them. */
async function measured(visits, rounds, tools) {
  const found = visits.map(() => []);
  // The first round draws logos and fills caches.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, target] of visits.entries()) {
      const steps = await visit(target, tools);
      if (round > 0) found[index].push(steps);
    }
  }
  return found.flatMap(summary);
}

function printTable(rows, { rounds, slowdown, brands }) {
  const ms = (value) => decimals(value ?? undefined, 0);
  say(`Interaction to next paint, ms, among ${brands} brands on a phone ${slowdown} times slower`);
  say(`than this machine; medians of ${rounds} rounds. At most ${limit} ms are wanted.`);
  const columns = ['', 'times', 'median', 'worst', 'longest task', 'all shown'];
  const cells = rows.map((row) => [
    row.name,
    ...[row.times, row.median, row.worst, row.task, row.shown].map(ms),
  ]);
  for (const line of tableLines([columns, ...cells])) say(line);
  for (const { name, worst } of rows.filter((row) => row.worst > limit)) {
    say(`${name}: ${ms(worst)} ms, more than ${limit}.`);
  }
}

await command(async () => {
  const { rounds, slowdown, brands } = options();
  await ensureInstalled(root);
  await ensureBuilt(root);
  await ensureEmptyBuilt();
  const tools = { chromium: await findChromium(), slowdown };
  const empty = await startEmpty();
  try {
    await withShop(root, async (origin, { sandboxOrigin }) => {
      await listBrands(sandboxOrigin, brands);
      const visits = [
        {
          url: `${origin}/en/${longCountry.code.toLowerCase()}/gift-cards`,
          use: (phone) => narrow(phone, longCountry.name),
        },
        { url: `http://localhost:${empty.port}/`, use: typeIntoNothing },
      ];
      printTable(await measured(visits, rounds, tools), { rounds, slowdown, brands });
    });
  } finally {
    await empty.end();
  }
});
