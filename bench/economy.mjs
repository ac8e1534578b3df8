import { parseArgs } from 'node:util';
import { ensureInstalled } from '../scripts/lib/install.mjs';
import { ensureBuilt } from '../scripts/lib/next.mjs';
import { command, Problem } from '../scripts/lib/problem.mjs';
import { measureCrawl } from './economy/crawl.mjs';
import { measureRate } from './economy/rate.mjs';
import { measureVisits } from './economy/three-times.mjs';
import { startWorld } from './economy/world.mjs';
import { root } from './live/shop.mjs';
import { wholeNumber } from './options.mjs';

const parts = { visits: measureVisits, rate: measureRate, crawl: measureCrawl };

/**
 * `--visits` three times over, `--per-hour` of them an hour of the shop's calendar; `--per-second`
 * visits for `--for` seconds at the usual rate of calls; `--only` one of the parts; `--seed` for other visits.
 */
function options() {
  const { values } = parseArgs({
    options: {
      visits: { type: 'string', default: '1000' },
      'per-hour': { type: 'string', default: '1000' },
      'per-second': { type: 'string', default: '200' },
      for: { type: 'string', default: '40' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string' },
    },
  });
  if (values.only !== undefined && parts[values.only] === undefined) {
    throw new Problem(`--only takes one of ${Object.keys(parts).join(', ')}.`);
  }
  return {
    only: values.only,
    visits: wholeNumber(values.visits, 'visits'),
    perHour: wholeNumber(values['per-hour'], 'per-hour'),
    perSecond: wholeNumber(values['per-second'], 'per-second'),
    forSeconds: wholeNumber(values.for, 'for'),
    seed: wholeNumber(values.seed, 'seed'),
  };
}

await command(async () => {
  const { only, ...wanted } = options();
  await ensureInstalled(root);
  await ensureBuilt(root);
  const world = await startWorld();
  try {
    for (const [name, measure] of Object.entries(parts)) {
      if (only === undefined || only === name) await measure(world, wanted);
    }
  } finally {
    await world.end();
  }
});
