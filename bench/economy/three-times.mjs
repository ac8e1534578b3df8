/** What visits cost at the supplier: of a new shop, of one that runs, of one restarted. */
import { say } from '../../scripts/lib/problem.mjs';
import { decimals, grouped, tableLines } from '../live/figures.mjs';
import { createVisitors } from './visitor.mjs';
import { createDraws, nextVisit } from './visits.mjs';

const hourMs = 3_600_000;

/** So many visitors are there at once; a slow machine takes longer, and counts the same. */
const atOnce = 6;

/** How often the supplier's clock follows the shop's calendar, in visits. */
const visitsPerTick = 20;

/** How often what is to be paid is paid, in milliseconds: buyers wait for it. */
const payEveryMs = 500;

/** Pays every order that waits for it, until told to stop. */
function payAll(supplier) {
  let under = Promise.resolve();
  const timer = setInterval(() => {
    under = under.then(async () => {
      const { orders } = await supplier.read('/control/orders');
      for (const { id, state } of orders) {
        if (state === 'WaitingForPayment') await supplier.control(`/orders/${id}/pay`);
      }
      // Time in which they are delivered.
      await supplier.control('/clock', { advanceSeconds: 1 });
    });
  }, payEveryMs);
  return async () => {
    clearInterval(timer);
    await under;
  };
}

/** A calendar that goes on with the visits, the shop's and the supplier's alike. */
function createCalendar(supplier, everyMs) {
  let visits = 0;
  return {
    ahead: () => visits * everyMs,
    async next(shop) {
      visits += 1;
      shop.child.send({ ahead: visits * everyMs });
      if (visits % visitsPerTick !== 0) return;
      await supplier.control('/clock', { advanceSeconds: (visitsPerTick * everyMs) / 1000 });
    },
  };
}

/** Makes all visits, a few at a time, in their order. */
async function makeVisits({ shop, visits, calendar }) {
  const visitors = createVisitors({ port: shop.port });
  const left = [...visits];
  const visited = [];
  const hand = async () => {
    for (let visit = left.shift(); visit !== undefined; visit = left.shift()) {
      await calendar.next(shop);
      visited.push(await visitors.visit(visit));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, hand));
  visitors.end();
  return visited;
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

const phases = ['cold', 'warm', 'after a restart'];

/** The visits three times over, the third of them in another process on the same data. */
async function threeTimes(world, { visits: count, perHour, seed }) {
  const draws = createDraws(seed);
  const calendar = createCalendar(world.supplier, hourMs / perHour);
  const place = await world.newPlace({ counted: true });
  const stopPaying = payAll(world.supplier);
  const times = [];
  let shop;
  for (const phase of phases) {
    const visits = [];
    while (visits.length < count) visits.push(await nextVisit(draws, world.goods));
    const isNew = phase !== 'warm';
    if (isNew) {
      await shop?.end();
      shop = await place.open({ ahead: calendar.ahead() });
    }
    await world.relay.take();
    const visited = await makeVisits({ shop, visits, calendar });
    const counts = await place.reads.counts();
    const told = isNew ? counts : difference(counts, times.at(-1).counts);
    times.push({ visited, counts, told, calls: await world.relay.take() });
  }
  await stopPaying();
  await shop.end();
  place.end();
  return times;
}

const perThousand = (count, visits) => decimals((1000 * (count ?? 0)) / visits, 1);

/** One row for each name at any of the times. */
function rowsOf(times, countsIn, visits) {
  const all = times.map(countsIn);
  const names = [...new Set(all.flatMap((counts) => [...counts.keys()]))];
  return names.map((name) => [name, ...all.map((counts) => perThousand(counts.get(name), visits))]);
}

function sayCalls(times, visits) {
  const byLane = ({ told }) => countsOf(told, 'shop.supplier.call.duration', ['endpoint', 'lane']);
  say('\nCalls to the supplier for each thousand visits, by endpoint and lane');
  for (const line of tableLines([
    ['endpoint, lane', ...phases],
    ...rowsOf(times, byLane, visits),
    ['all, as counted on the wire', ...times.map(({ calls }) => perThousand(calls.length, visits))],
  ])) {
    say(line);
  }
}

function sayReads(times, visits) {
  const outcomes = ({ told }) => countsOf(told, 'shop.cache.reads', ['outcome']);
  const warm = ({ told }) => countsOf(told, 'shop.cache.reads', ['cache', 'outcome']);
  say('\nReads of the caches for each thousand visits');
  for (const line of tableLines([['outcome', ...phases], ...rowsOf(times, outcomes, visits)])) {
    say(line);
  }
  say('\nand by cache');
  for (const line of tableLines([['cache, outcome', ...phases], ...rowsOf(times, warm, visits)])) {
    say(line);
  }
}

function sayAnswers(times) {
  for (const [at, { visited }] of times.entries()) {
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

/** Makes `visits` three times, as many an hour as told, and says what they cost. */
export async function measureVisits(world, { visits, perHour, seed }) {
  say(`${grouped(visits)} visits three times, ${grouped(perHour)} an hour`);
  const times = await threeTimes(world, { visits, perHour, seed });
  sayAnswers(times);
  sayCalls(times, visits);
  sayReads(times, visits);
}
