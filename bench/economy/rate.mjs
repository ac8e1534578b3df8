/** Whether the usual rate of calls holds while a crowd looks around, and what the crowd and buyers see. */
import { setTimeout as pause } from 'node:timers/promises';
import { say } from '../../scripts/lib/problem.mjs';
import { decimals, grouped, spread, tableLines } from '../live/figures.mjs';
import { startModule } from '../live/processes.mjs';
import { budgetOf, burstNeeded, mostWithin, tally } from './counts.mjs';
import { createVisitors } from './visitor.mjs';
import { createDraws, nextVisit } from './visits.mjs';

/** What docs/supplier.md promises at `SUPPLIER_RATE=1`: calls a second, and at once after a quiet time. */
const promised = {
  catalogue: { rate: 1, burst: 5 },
  orders: { rate: 5, burst: 25 },
  checks: { rate: 5, burst: 25 },
};

/** Calls are timed where they arrive: one that was let go earlier may have been on its way for longer. */
const slack = 0.5;

/** How often somebody comes who buys, and how often they try again where something cannot be had. */
const buyerEveryMs = 5_000;
const patience = { tries: 10, pauseMs: 2_000 };

/** Visits of those who only look: checks and orders have budgets of their own. */
async function lookers(draws, goods, count) {
  const visits = [];
  while (visits.length < count) {
    const visit = await nextVisit(draws, goods);
    if (visit.name !== 'checkout' && visit.name !== 'purchase') visits.push(visit);
  }
  return visits;
}

async function nextPurchase(draws, goods) {
  for (;;) {
    const visit = await nextVisit(draws, goods);
    if (visit.purchase !== undefined) return visit;
  }
}

/** Buys, with the patience of somebody who wants to. */
async function purchase(visitors, visit) {
  const began = performance.now();
  for (let tries = 1; tries <= patience.tries; tries += 1) {
    const { answers } = await visitors.visit(visit);
    const bad = answers.find(({ status, trouble }) => status !== 200 || trouble !== undefined);
    const seconds = (performance.now() - began) / 1000;
    if (bad === undefined) return { bought: true, tries, seconds };
    if (tries < patience.tries) await pause(patience.pauseMs);
  }
  return { bought: false, tries: patience.tries, seconds: (performance.now() - began) / 1000 };
}

/** Sends buyers, one after a while, until told to stop; resolves to how their purchases went. */
function sendBuyers({ port, world, draws }) {
  const visitors = createVisitors({ port });
  const stopped = new AbortController();
  const purchases = [];
  const coming = (async () => {
    while (!stopped.signal.aborted) {
      purchases.push(purchase(visitors, await nextPurchase(draws, world.goods)));
      await pause(buyerEveryMs, undefined, { signal: stopped.signal }).catch(() => {});
    }
  })();
  return async () => {
    stopped.abort();
    await coming;
    const done = await Promise.all(purchases);
    visitors.end();
    return done;
  };
}

async function stretch({ world, shop, draws, perSecond, seconds }) {
  const visits = await lookers(draws, world.goods, perSecond * seconds);
  const { call, end } = startModule('../economy/crowd.mjs');
  await world.relay.take();
  const lastBuyers = sendBuyers({ port: shop.port, world, draws });
  const came = await call('come', { port: shop.port, visits, perSecond });
  const purchases = await lastBuyers();
  await end();
  return { ...came, purchases, calls: await world.relay.take() };
}

function sayBudgets(calls) {
  const rows = Object.entries(promised).map(([budget, { rate, burst }]) => {
    const times = calls.filter(({ endpoint }) => budgetOf(endpoint) === budget).map(({ at }) => at);
    const needed = burstNeeded(times, rate);
    const verdict = needed <= burst + slack ? 'held' : 'MISSED';
    const counts = [String(times.length), String(mostWithin(times, 1000)), decimals(needed, 1)];
    return [budget, String(rate), String(burst), ...counts, verdict];
  });
  const head = ['budget', 'a second', 'at once', 'calls', 'most in 1 s', 'burst needed', ''];
  for (const line of tableLines([head, ...rows])) say(line);
}

const share = (part, whole) => `${decimals((100 * part) / whole, 2)} %`;

function sayPages(pages) {
  const whole = pages.filter(({ status, trouble }) => status === 200 && trouble === undefined);
  const { p50, p99 } = spread(pages.map(({ ms }) => ms));
  const whys = tally(
    pages
      .filter((page) => !whole.includes(page))
      .map(({ status, trouble }) => trouble ?? `status ${status}`),
  );
  const others = [...whys].map(([why, count]) => `${why} ${share(count, pages.length)}`);
  const answered = pages.filter(({ status }) => status === 200).length;
  const turnedAway = pages.filter(({ tries }) => tries > 1).length;
  const shown = spread(pages.filter(({ status }) => status === 200).map(({ allMs }) => allMs));
  say(
    `pages: ${grouped(pages.length)}, with 200 ${share(answered, pages.length)}, whole ${share(whole.length, pages.length)}, ` +
      `p50 ${decimals(p50, 0)} ms, p99 ${decimals(p99, 0)} ms, turned away at first ${share(turnedAway, pages.length)}, ` +
      `until shown p50 ${decimals(shown.p50, 0)} ms, p99 ${decimals(shown.p99, 0)} ms${others.length > 0 ? `; not whole: ${others.join(', ')}` : ''}`,
  );
}

function sayCalls(answers) {
  const names = tally(answers.map(({ what, status }) => `${what} ${status}`));
  say(`besides: ${[...names].map(([name, count]) => `${name} ${grouped(count)}`).join(', ')}`);
}

function sayStretch(name, { visited, seconds, purchases, calls }, wanted) {
  const answers = visited.flatMap((visit) => visit.answers);
  const pages = answers.filter(({ what }) => what === 'page');
  const pace = visited.length / seconds;
  say(
    `\n${name}: ${wanted} visits a second, ${grouped(visited.length)} in ${decimals(seconds, 1)} s, which is ${decimals(pace, 0)} a second`,
  );
  sayBudgets(calls);
  sayPages(pages);
  sayCalls(answers.filter(({ what }) => what !== 'page'));
  const bought = purchases.filter((each) => each.bought);
  const times = bought.map((each) => `${decimals(each.seconds, 1)} s (${each.tries})`);
  say(`purchases: ${bought.length} of ${purchases.length}; took, with tries: ${times.join(', ')}`);
}

/** Measures a crowd at a shop that knows nothing yet, and once more when it has looked around. */
export async function measureRate(world, { perSecond, forSeconds, seed }) {
  const place = await world.newPlace();
  const shop = await place.open({ settings: { SUPPLIER_RATE: '1' } });
  const draws = createDraws(seed);
  for (const name of ['A shop that knows nothing yet', 'The same shop, later']) {
    const result = await stretch({ world, shop, draws, perSecond, seconds: forSeconds });
    sayStretch(name, result, perSecond);
  }
  await shop.end();
  place.end();
}
