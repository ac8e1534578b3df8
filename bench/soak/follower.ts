import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from '@/e2e/support/api-client';
import type { Draws } from '@/e2e/support/chaos-draws';
import { openEventStream } from '@/e2e/support/event-stream';
import type { SoakWorld } from './world';

const ways = [
  'stays',
  'stays',
  'breaks off',
  'never reads',
  'comes again',
  'sleeps',
  'twice',
] as const;

const pathOf = (orderId: string) => `/api/orders/${orderId}/subscribe`;

/** Reads a stream for so long, unless it ends by itself before. */
async function follow(world: SoakWorld, browser: Browser, orderId: string, ms: number) {
  const path = pathOf(orderId);
  const stream = await world.ask(path, () => openEventStream(browser, path));
  if (stream === null) return;
  world.count('streams');
  if (stream.status === 500) world.wrongs.push(`${path}: 500 ${stream.raw()}`);
  await Promise.race([stream.ended, pause(ms)]);
  stream.leave();
}

/** Opens a stream without taking a byte of it, or breaks it off in the middle of one. */
async function neglect(world: SoakWorld, browser: Browser, orderId: string, ms: number) {
  const path = pathOf(orderId);
  const response = await world.ask(path, () => browser.send('GET', path));
  if (response === null) return;
  world.count('streams');
  response.on('error', () => {});
  if (ms > 0) await pause(ms);
  else response.once('data', () => response.destroy());
  await pause(100);
  response.destroy();
}

/** Somebody who watches an order live, in one of the ways that browsers and networks have. */
export async function watch(world: SoakWorld, draws: Draws): Promise<void> {
  const placed = world.placed();
  if (placed.length === 0) return;
  // Mostly one of the last, as a buyer does; now and then an old one.
  const recent = draws.happens(0.8) ? placed.slice(-15) : placed;
  const { attempt, orderId } = draws.pick(recent);
  const { browser } = attempt;
  const ms = draws.whole(1_000, 9_000);
  const way = draws.pick(ways);
  switch (way) {
    case 'stays':
      await follow(world, browser, orderId, ms);
      break;
    case 'breaks off':
      await neglect(world, browser, orderId, 0);
      break;
    case 'never reads':
      await neglect(world, browser, orderId, ms);
      break;
    case 'comes again':
      for (let round = 0; round < 4; round += 1) await follow(world, browser, orderId, ms / 8);
      break;
    case 'sleeps':
      await neglect(world, browser, orderId, ms);
      await world.call('GET /api/orders/…', () => browser.get(`/api/orders/${orderId}`));
      await follow(world, browser, orderId, ms / 2);
      break;
    case 'twice':
      await Promise.all([
        follow(world, browser, orderId, ms),
        follow(world, browser, orderId, ms / 2),
        world.call('GET /api/orders/…', () => browser.get(`/api/orders/${orderId}`)),
      ]);
      break;
    default:
      way satisfies never;
  }
}
