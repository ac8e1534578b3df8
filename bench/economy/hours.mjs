/** What an hour of visits costs at the supplier: of a new shop, of one that runs, of one restarted. */
import { say } from '../../scripts/lib/problem.mjs';
import { decimals, grouped, tableLines } from '../live/figures.mjs';
import { startModule } from '../live/processes.mjs';
import { mostWithin } from './counts.mjs';
import { createDraws, nextVisit } from './visits.mjs';

const hourMs = 3_600_000;

/** How often the supplier's clock is put forward, and what is to be paid is paid. */
const tickMs = 500;

async function payAll(supplier) {
  const { orders } = await supplier.read('/control/orders');
  for (const { id, state } of orders) {
    if (state === 'WaitingForPayment') await supplier.control(`/orders/${id}/pay`);
  }
}

/** Keeps the supplier's time beside the shop's. */
function keepTime(supplier, speed) {
  const advanceSeconds = ((speed - 1) * tickMs) / 1000;
  let under = Promise.resolve();
  const timer = setInterval(() => {
    under = under.then(async () => {
      await supplier.control('/clock', { advanceSeconds });
      await payAll(supplier);
    });
  }, tickMs);
  return async () => {
    clearInterval(timer);
    await under;
  };
}

const difference = (after, before) =>
  new Map([...after].map(([key, count]) => [key, count - (before.get(key) ?? 0)]));

/** The counts of one metric, by the named attributes of it. */
function countsOf(counts, metric, names) {
  const found = new Map();
  for (const [key, count] of counts) {
    const [name, ...pairs] = key.split('|');
    if (name !== metric || count === 0) continue;
    const attributes = Object.fromEntries(pairs.map((pair) => pair.split('=')));
    const row = names.map((each) => attributes[each]).join(', ');
    found.set(row, (found.get(row) ?? 0) + count);
  }
  return found;
}

/** An hour of visits at a running shop. */
async function hour({ world, shop, reads, visits, seconds, before }) {
  const { call, end } = startModule('../economy/crowd.mjs');
  const perSecond = visits.length / seconds;
  await world.relay.take();
  const { visited } = await call('come', { port: shop.port, visits, perSecond });
  await end();
  const calls = await world.relay.take();
  const counts = await reads.counts();
  return { visited, calls, counts, told: difference(counts, before) };
}

const phases = ['cold', 'warm', 'after a restart'];

/** Three hours, the third of them in another process on the same data. */
async function threeHours(world, { visits: count, seconds, seed }) {
  const draws = createDraws(seed);
  const speed = hourMs / 1000 / seconds;
  const place = await world.newPlace({ counted: true });
  const stopTime = keepTime(world.supplier, speed);
  const hours = [];
  let shop;
  let from = Date.now();
  for (const phase of phases) {
    const visits = [];
    while (visits.length < count) visits.push(await nextVisit(draws, world.goods));
    const isNew = phase !== 'warm';
    if (isNew) {
      await shop?.end();
      shop = await place.open({ calendar: { speed, from } });
    }
    const before = isNew ? new Map() : (hours.at(-1)?.counts ?? new Map());
    const began = Date.now();
    hours.push(await hour({ world, shop, reads: place.reads, visits, seconds, before }));
    from += (Date.now() - began) * speed;
  }
  await stopTime();
  await shop.end();
  place.end();
  return hours;
}

const perThousand = (count, visits) => decimals((1000 * (count ?? 0)) / visits, 1);

/** One row for each name in any of the hours, those with most in the first hour first. */
function rowsOf(hours, countsIn, visits) {
  const all = hours.map(countsIn);
  const names = [...new Set(all.flatMap((counts) => [...counts.keys()]))];
  return names.map((name) => [name, ...all.map((counts) => perThousand(counts.get(name), visits))]);
}

function sayCalls(hours, visits) {
  const byLane = ({ told }) => countsOf(told, 'shop.supplier.call.duration', ['endpoint', 'lane']);
  const times = hours.map(({ calls }) => calls.map(({ at }) => at));
  say('\nCalls to the supplier for each thousand visits, by endpoint and lane');
  for (const line of tableLines([
    ['endpoint, lane', ...phases],
    ...rowsOf(hours, byLane, visits),
    ['all, as counted on the wire', ...times.map((each) => perThousand(each.length, visits))],
    ['most within a second', ...times.map((each) => String(mostWithin(each, 1000)))],
  ])) {
    say(line);
  }
}

function sayReads(hours, visits) {
  const outcomes = ({ told }) => countsOf(told, 'shop.cache.reads', ['outcome']);
  const warm = ({ told }) => countsOf(told, 'shop.cache.reads', ['cache', 'outcome']);
  say('\nReads of the caches for each thousand visits');
  for (const line of tableLines([['outcome', ...phases], ...rowsOf(hours, outcomes, visits)])) {
    say(line);
  }
  say('\nand by cache');
  for (const line of tableLines([['cache, outcome', ...phases], ...rowsOf(hours, warm, visits)])) {
    say(line);
  }
}

function sayAnswers(hours) {
  for (const [at, { visited }] of hours.entries()) {
    const answers = visited.flatMap((visit) => visit.answers);
    const bad = answers.filter(({ status, trouble }) => status >= 400 || status === 0 || trouble);
    const what = bad.map(({ what: of, status, trouble = '' }) =>
      `${of} ${status} ${trouble}`.trim(),
    );
    const told = [...new Set(what)].slice(0, 6).join('; ');
    say(
      `${phases[at]}: ${answers.length} answers, ${bad.length} of them bad${told && `: ${told}`}`,
    );
  }
}

/** Measures three hours of `visits` each, in `seconds` each, and says what they cost. */
export async function measureHours(world, { visits, seconds, seed }) {
  say(`${grouped(visits)} visits an hour, an hour in ${seconds} s`);
  const hours = await threeHours(world, { visits, seconds, seed });
  sayAnswers(hours);
  sayCalls(hours, visits);
  sayReads(hours, visits);
}
