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

/** What Next's router sends for a page's data on the way from the list. */
const fromList = {
  rsc: '1',
  'next-url': listPath,
  'next-router-state-tree': encodeURIComponent(
    JSON.stringify(
      [
        '',
        ['locale', 'en', 'd', null],
        '(browse)',
        ['country', 'us', 'd', null],
        ['kind', 'gift-cards', 'd', null],
        '__PAGE__',
      ].reduceRight(
        (below, part) => [part, below === null ? {} : { children: below }, null, null, 0],
        null,
      ),
    ),
  ),
};

/** The data of pages: Next adds to their addresses a sum of those headers, and sends there who has none. */
async function dataOf(origin, paths) {
  const headers = fromList;
  const asked = await fetch(origin + paths[0], { headers, redirect: 'manual' });
  const sum = new URL(asked.headers.get('location') ?? '', origin).searchParams.get('_rsc');
  if (sum === null) throw new Problem('Next does not say where the data of a page is.');
  return paths.map((page) => ({ path: `${page}?_rsc=${sum}`, headers }));
}

/** The same as nobody has it kept: with a query, see `lib/kept-pages/shared-request.ts`. */
const anew = (targets) =>
  targets.map(({ path: page, ...rest }) => {
    const [pathname, query = ''] = page.split('?');
    return { ...rest, path: `${pathname}?asked=anew&${query}` };
  });

/**
 * What is measured: the requests of each kind of page, asked in turn. What many ask for is kept, so
 * that of those pages there are two kinds: as a crowd has them, and as each is rendered.
 */
function pagesOf(products, data, watchers) {
  const own = watchers.map(({ path: stream, headers: { Cookie } }) => {
    const api = stream.replace(/\/subscribe$/, '');
    return { api, page: api.replace('/api/', '/en/'), headers: { Cookie } };
  });
  const shared = {
    home: [{ path: '/en/us' }],
    list: [{ path: listPath }],
    product: products.map((product) => ({ path: product })),
    'product-data': data,
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
    const origin = `http://127.0.0.1:${shop.port}`;
    const products = await brandPaths(origin);
    const data = await dataOf(origin, products);
    return await work({ shop, load, pages: pagesOf(products, data, targets) });
  } finally {
    for (const { end } of started.toReversed()) await end();
    rmSync(folder, { recursive: true, force: true });
  }
}
