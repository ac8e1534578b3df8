/** What it costs when a crawler reads everything that a country's sitemap names. */
import { say } from '../../scripts/lib/problem.mjs';
import { decimals, grouped, tableLines } from '../live/figures.mjs';
import { startModule } from '../live/processes.mjs';
import { tally } from './counts.mjs';

/** A country with its usual brands; others cost in proportion. */
const country = 'se';

const perSecond = 25;
const hourMs = 3_600_000;

async function sitemap(port) {
  const response = await fetch(`http://127.0.0.1:${port}/sitemaps/${country}.xml`);
  const found = (await response.text()).matchAll(/<loc>([^<]+)<\/loc>/g);
  return [...found].map(([, url]) => new URL(url).pathname);
}

/** Reads all pages once. */
async function crawl(world, shop) {
  const paths = await sitemap(shop.port);
  const visits = paths.map((path) => ({
    name: 'crawl',
    language: path.split('/')[1],
    requests: [{ method: 'GET', path }],
  }));
  await world.relay.take();
  const { call, end } = startModule('../economy/crowd.mjs');
  const { visited } = await call('come', { port: shop.port, visits, perSecond });
  await end();
  const bad = visited.filter(({ answers: [answer] }) => answer.status !== 200 || answer.trouble);
  return { pages: paths.length, bad: bad.length, calls: await world.relay.take() };
}

/** Crawls a country, and once more an hour later. */
export async function measureCrawl(world) {
  const place = await world.newPlace();
  const crawls = [];
  for (const ahead of [0, hourMs]) {
    const shop = await place.open({ ahead });
    crawls.push(await crawl(world, shop));
    await shop.end();
  }
  place.end();
  const [{ pages }] = crawls;
  const counts = crawls.map(({ calls }) => tally(calls.map(({ endpoint }) => endpoint)));
  const names = [...new Set(counts.flatMap((each) => [...each.keys()]))];
  const row = (name) => [
    name,
    ...counts.map((each) => decimals((1000 * (each.get(name) ?? 0)) / pages, 1)),
  ];
  say(`\nA crawl of ${country}.xml, ${grouped(pages)} pages: calls for each thousand of them`);
  for (const line of tableLines([['endpoint', 'first', 'an hour later'], ...names.map(row)])) {
    say(line);
  }
  for (const { bad } of crawls) if (bad > 0) say(`${bad} pages could not be read`);
}
