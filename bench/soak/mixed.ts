/** An hour's worth of a shop's traffic in some minutes; run by `bench/soak.mjs`. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Draws } from '@/e2e/support/chaos-draws';
import { readGoods } from '@/e2e/support/chaos-goods';
import { askAgain } from '@/e2e/support/chaos-run';
import { leaveAllStreams } from '@/e2e/support/event-stream';
import { endAllProcesses } from '@/e2e/support/processes';
import { startSupplier } from '@/e2e/support/supplier-process';
import { command, Problem, say } from '@/scripts/lib/problem.mjs';
import { readEndings } from './endings';
import { judged } from './judge';
import { planned } from './plan';
import { lookLines, trafficLines, verdictLines } from './report';
import { rowsOf } from './rows';
import { type Look, SoakShop } from './shop';
import { runSegment, type Traffic } from './traffic';
import { SoakWorld } from './world';

const countries = ['US', 'DE', 'BR'];
const breakerMs = 15_000;
const checkUpMs = 500;

/** What the supplier is asked in a second of the hour that a run stands for. */
const ratePerSecond = 2;

const anything = { sockets: Number.POSITIVE_INFINITY, timers: Number.POSITIVE_INFINITY };

/** Longer than an order's creation that the supplier never answers, and than a connection is kept. */
const restMs = 45_000;

type Watch = { unwell: string[]; checkUps: number; end: () => Promise<void> };

/** Asks the shop for its health again and again; twice in a row without is not well. */
function watchHealth({ world, shop }: Traffic): Watch {
  const ended = new AbortController();
  const watch = { unwell: shop.falls, checkUps: 0 };
  const watching = (async () => {
    let missed = 0;
    while (!ended.signal.aborted) {
      const isWell = (await shop.health()) !== null;
      watch.checkUps += 1;
      missed = isWell || world.isShopAway ? 0 : missed + 1;
      if (missed === 2) shop.falls.push(`It was not well at check-up ${watch.checkUps}.`);
      await pause(checkUpMs, undefined, { signal: ended.signal }).catch(() => {});
    }
  })();
  return {
    get unwell() {
      return watch.unwell;
    },
    get checkUps() {
      return watch.checkUps;
    },
    async end() {
      ended.abort();
      await watching;
    },
  };
}

async function comeToRest({ world, shop }: Traffic, first: Look): Promise<Look> {
  await world.replaceFaults([]);
  leaveAllStreams();
  return await shop.look(first, restMs);
}

/** Asks about what nobody could tell the outcome of, and lets every order come to its end. */
async function settle({ world }: Traffic): Promise<void> {
  await world.replaceFaults([]);
  // The shop leaves a supplier alone that has just failed; then it is asked again.
  await pause(breakerMs);
  await askAgain(world);
  await world.advance(2 * 3600);
}

async function soak(minutes: number, seed: string, folder: string): Promise<number> {
  const supplier = await startSupplier();
  const upstreamPort = Number(new URL(supplier.origin).port);
  const shop = new SoakShop({
    folder,
    upstreamPort,
    secret: 'a-secret-of-this-soak-alone-0001',
    rate: Math.ceil((ratePerSecond * 60) / minutes),
  });
  await shop.start();
  try {
    const world = new SoakWorld(supplier, shop, await readGoods(supplier, countries));
    const traffic = { world, shop, draws: new Draws(seed), totalMs: minutes * 60_000 };
    const first = await shop.look(anything, 0);
    const looks = [{ name: 'started', look: first }];
    const watch = watchHealth(traffic);
    const began = performance.now();
    let browsersAtWarm = 0;
    say(`Seed ${seed}, ${minutes} minutes`);
    for (const [index, segment] of planned(traffic.draws).entries()) {
      const told = await runSegment(traffic, segment, `segment ${index}`);
      const minute = ((performance.now() - began) / 60_000).toFixed(1);
      say(`Part ${index + 1} done after ${minute} minutes`);
      if (told !== null) say(told);
      if (!segment.plateau) continue;
      looks.push({ name: `plateau ${looks.length}`, look: await comeToRest(traffic, first) });
      if (looks.length === 3) browsersAtWarm = shop.browsers;
    }
    const took = (performance.now() - began) / 60_000;
    const totals = await supplier.totals();
    const { open: openAtSupplier } = await supplier.streams();
    await settle(traffic);
    const orders = await world.orders();
    const endings = await readEndings(world, orders);
    await watch.end();
    const rows = await rowsOf(join(folder, 'shop.sqlite'));
    for (const line of [...lookLines(looks), ...trafficLines(world, totals, took)]) say(line);
    const verdicts = judged({
      world,
      orders,
      endings,
      rows,
      first,
      plateaus: looks.slice(1).map(({ look }) => look),
      openAtSupplier,
      browsersAfterFirstPlateau: shop.browsers - browsersAtWarm,
      unwell: watch.unwell,
      checkUps: watch.checkUps,
      lines: shop.lines(),
    });
    for (const line of verdictLines(verdicts)) say(line);
    return verdicts.every(({ wrong }) => wrong.length === 0) ? 0 : 1;
  } finally {
    await shop.end();
    await endAllProcesses();
  }
}

await command(async () => {
  const [, , minutes, seed, folder] = process.argv;
  if (minutes === undefined || seed === undefined || folder === undefined) {
    throw new Problem('This is run by bench/soak.mjs.');
  }
  return await soak(Number(minutes), seed, folder);
});
