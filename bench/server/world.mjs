import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Problem } from '../../scripts/lib/problem.mjs';
import { startModule } from '../live/processes.mjs';
import { startSandbox } from '../live/sandbox.mjs';
import { seedShop, startShop } from '../live/shop.mjs';

const country = 'US';
const brands = 1_000;

/** So many that each reading of one asks the supplier, as the polls of different buyers would. */
const orders = 2_000;

/** Of so many brands the product pages are visited in turn. */
const visitedBrands = 40;

const listPath = '/en/us/gift-cards';

async function brandPaths(origin) {
  const html = await (await fetch(`${origin}${listPath}`)).text();
  const found = html.match(/(?<=href=")\/en\/us\/gift-cards\/[^"?]+/g) ?? [];
  const paths = [...new Set(found)];
  if (paths.length < brands * 0.9) throw new Problem(`The list has only ${paths.length} brands.`);
  return paths.slice(0, visitedBrands);
}

/** The same pages as nobody has them kept: with a query, see `lib/kept-pages/answer.ts`. */
const anew = (targets) => targets.map(({ path: page }) => ({ path: `${page}?asked=anew` }));

/**
 * What is measured: the requests of each kind of page, asked in turn. What many ask for is kept, so
 * that of those pages there are two kinds: as a crowd has them, and as each is rendered.
 */
function pagesOf(products, watchers) {
  const own = watchers.map(({ path: stream, headers: { Cookie } }) => {
    const api = stream.replace(/\/subscribe$/, '');
    return { api, page: api.replace('/api/', '/en/'), headers: { Cookie } };
  });
  const shared = {
    home: [{ path: '/en/us' }],
    list: [{ path: listPath }],
    product: products.map((product) => ({ path: product })),
  };
  return {
    ...shared,
    ...Object.fromEntries(
      Object.entries(shared).map(([name, targets]) => [`${name}-rendered`, anew(targets)]),
    ),
    snapshot: own.map(({ api, headers }) => ({ path: api, headers })),
    order: own.map(({ page, headers }) => ({ path: page, headers })),
  };
}

/**
 * A shop with a thousand brands and some orders, its supplier and a process that asks it, for as long
 * as the work lasts.
 * @param {{ nodeArgs?: string[], channel?: boolean }} options of the shop's process
 */
export async function inWorld(options, work) {
  const folder = mkdtempSync(path.join(tmpdir(), 'refillery-bench-'));
  const started = [];
  const keep = (running) => {
    started.push(running);
    return running;
  };
  try {
    const size = ['--brands', `${country}=${brands}`];
    const sandbox = keep(await startSandbox(path.join(folder, 'sandbox'), size));
    const supplier = keep(startModule('../server/supplier.mjs'));
    const { port: upstreamPort, bornAt } = await supplier.call('address', sandbox.port);
    const { secret, targets } = await seedShop({ folder, orders, bornAt });
    const shop = keep(await startShop({ folder, upstreamPort, secret, ...options }));
    const load = keep(startModule('../server/load.mjs'));
    const products = await brandPaths(`http://127.0.0.1:${shop.port}`);
    return await work({ shop, load, pages: pagesOf(products, targets) });
  } finally {
    for (const { end } of started.toReversed()) await end();
    rmSync(folder, { recursive: true, force: true });
  }
}
