import { setTimeout as pause } from 'node:timers/promises';
import { type Draws, inParallel } from '@/e2e/support/chaos-draws';
import { hangingCreation, someFaults } from '@/e2e/support/chaos-faults';
import { attack } from './attacker';
import { buy } from './buyer';
import { watch } from './follower';
import type { Segment, Task } from './plan';
import { homeOf, type SoakShop } from './shop';
import { visit } from './visitor';
import type { SoakWorld } from './world';

/** How many things go on at the same time at most; above it, what is due comes later. */
const hands = 40;

/** A purchase asks for a few things after one another, and a creation alone may take 30 s. */
const deedLimitMs = 150_000;

/** How long faults stand before others do, in ms. */
const faultMs = 2_000;

/** An hour has this many seconds, and the supplier's clock lets them pass in the time of a run. */
const hourSeconds = 3_600;

export type Traffic = { world: SoakWorld; shop: SoakShop; draws: Draws; totalMs: number };

async function doIt({ world, shop }: Traffic, { deed, number }: Task, own: Draws): Promise<void> {
  switch (deed) {
    case 'visit':
      world.count('visits');
      return await visit(world, shop.browser(homeOf(own)), own);
    case 'purchase':
      return await buy(world, shop.browser(homeOf(own)), number, own);
    case 'stream':
      return await watch(world, own);
    case 'attack':
      return await attack(world, shop.browser(homeOf(own)), own);
    default:
      deed satisfies never;
  }
}

/** Does it, and gives up what takes longer than all of the shop's own limits together. */
async function perform(traffic: Traffic, task: Task): Promise<void> {
  const name = `${task.deed} ${task.number}`;
  const { deedMs } = traffic.world;
  const began = performance.now();
  const given = new AbortController();
  const { signal } = given;
  const limit = pause(deedLimitMs, 'late', { signal }).catch(() => 'in time');
  const deed = doIt(traffic, task, traffic.draws.of(name)).catch((fault: unknown) => {
    traffic.world.wrongs.push(`${name}: ${String(fault)}`);
  });
  if ((await Promise.race([deed, limit])) === 'late') {
    traffic.world.wrongs.push(`${name} has not come to an end.`);
  }
  given.abort();
  deedMs.set(task.deed, [...(deedMs.get(task.deed) ?? []), performance.now() - began]);
}

/** Lets faults come and go, and the supplier's time pass, until it is told that all is done. */
async function stir({ world, draws, totalMs }: Traffic, name: string, done: AbortSignal) {
  for (let turn = 0; !done.aborted; turn += 1) {
    const own = draws.of(`${name} faults ${turn}`);
    const faults = own.happens(0.25) ? [] : someFaults(own);
    await world.replaceFaults(own.happens(0.02) ? [hangingCreation, ...faults] : faults);
    await world.advance(Math.round((hourSeconds * faultMs) / totalMs));
    await pause(faultMs, undefined, { signal: done }).catch(() => {});
  }
}

async function restart({ world, shop }: Traffic, signal: 'SIGTERM' | 'SIGKILL') {
  const broken = () => world.done.get('answers broken off') ?? 0;
  const before = broken();
  const began = performance.now();
  let told = '';
  await world.shopAway(async () => {
    if (signal === 'SIGKILL') await shop.restart();
    else told = `ended by itself after ${((await shop.replace()) / 1000).toFixed(1)} s, `;
  });
  const took = ((performance.now() - began) / 1000).toFixed(1);
  return `${signal}: ${told}back after ${took} s, ${broken() - before} answers broken off`;
}

/**
 * All deeds of a segment, each at its time, with faults and maybe a restart in between.
 * @returns what is to be said of the restart
 */
export async function runSegment(
  traffic: Traffic,
  { tasks, part, restart: signal }: Segment & { tasks: Task[] },
  name: string,
): Promise<string | null> {
  const began = performance.now();
  const gapMs = (traffic.totalMs * part) / Math.max(1, tasks.length);
  const ended = new AbortController();
  const stirring = stir(traffic, name, ended.signal);
  let restarted: Promise<string> | null = null;
  await inParallel(hands, [...tasks.entries()], async ([at, task]) => {
    const early = began + at * gapMs - performance.now();
    if (early > 0) await pause(early);
    if (signal !== null && at === Math.floor(tasks.length / 2))
      restarted = restart(traffic, signal);
    await perform(traffic, task);
  });
  ended.abort();
  await stirring;
  return await restarted;
}
