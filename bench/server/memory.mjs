import { caller } from '../live/processes.mjs';
import { inWorld } from './world.mjs';

/** How often each page is asked for in a row: about half of what may be kept is rendered all the same. */
const visits = {
  home: 3,
  'home-rendered': 2,
  list: 1,
  'list-rendered': 1,
  product: 4,
  'product-rendered': 4,
  snapshot: 4,
  order: 2,
};

/** Where the heap is looked at, in shares of all requests. */
const looksAt = [0.1, 0.25, 0.5, 1];

/** The pages in one long row that is asked for over and over, each kind's own in turn. */
function mixed(pages) {
  const kinds = Object.entries(visits).flatMap(([kind, times]) => Array(times).fill(kind));
  const turns = Math.max(...Object.values(pages).map((targets) => targets.length));
  const asked = {};
  return Array.from({ length: turns }, () => kinds)
    .flat()
    .map((kind) => {
      const targets = pages[kind];
      asked[kind] = (asked[kind] ?? -1) + 1;
      return targets[asked[kind] % targets.length];
    });
}

/**
 * Asks one shop for a mix of pages, and looks at its heap in between.
 * @returns {Promise<import('./report.mjs').Look[]>} fewer than wanted when the time was up before
 */
export async function memoryLooks({ requests, connections, minutes }) {
  const probe = new URL('../live/probe.mjs', import.meta.url).href;
  const options = { nodeArgs: ['--expose-gc', '--import', probe], channel: true };
  return await inWorld(options, async ({ shop, load, pages }) => {
    const call = caller(shop.child);
    const deadline = performance.now() + minutes * 60_000;
    const looks = [];
    const look = async (answered) => {
      const { memory } = await call('look');
      looks.push({ requests: answered, heap: memory.heapUsed, rss: memory.rss });
    };
    await look(0);
    let answered = 0;
    for (const share of looksAt) {
      const wanted = Math.round(requests * share) - answered;
      const seconds = (deadline - performance.now()) / 1000;
      const row = { port: shop.port, targets: mixed(pages), connections };
      const { answers } = await load.call('run', { ...row, requests: wanted, seconds });
      answered += answers;
      await look(answered);
      if (answers < wanted) break;
    }
    return looks;
  });
}
