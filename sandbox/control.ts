import * as z from 'zod';
import { type Exchange, json, type Reply } from './http/exchange';
import { fault } from './http/fault-schema';
import { type Route, route } from './http/router';
import { orderControls } from './order-controls';
import { settingsChange } from './settings';
import type { World } from './world';

const tenYears = 10 * 365 * 86_400;
const clockChange = z
  .strictObject({
    advanceSeconds: z.number().nonnegative().max(tenYears).optional(),
    stopped: z.boolean().optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'says nothing');

function clockWire({ clock }: World) {
  return { now: clock.now(), offsetSeconds: clock.offset() / 1000 };
}

async function changeClock(world: World, exchange: Exchange): Promise<Reply> {
  const { advanceSeconds = 0, stopped } = await exchange.body(clockChange);
  world.clock.advance(advanceSeconds * 1000);
  if (stopped !== undefined) world.clock[stopped ? 'stop' : 'start']();
  world.storage.touch();
  world.book.settle();
  await world.storage.flushed();
  return json(clockWire(world));
}

async function changeSettings({ settings }: World, exchange: Exchange): Promise<Reply> {
  settings.change(await exchange.body(settingsChange));
  return json(settings.current());
}

async function addFault(world: World, exchange: Exchange): Promise<Reply> {
  const added = await exchange.body(fault);
  world.faults.add(added);
  return json(added, 201);
}

function cleared(clear: () => void): Reply {
  clear();
  return { status: 204, headers: {}, body: '' };
}

/**
 * The simulator's own controls, no part of the supplier's wire: the clock, what happens to an
 * order, settings, open streams, the log of supplier calls, and faults. Neither logged nor met by
 * faults.
 */
export function controlRoutes(world: World): Route[] {
  return [
    route('GET', '/control/clock', () => json(clockWire(world))),
    route('POST', '/control/clock', (exchange) => changeClock(world, exchange)),
    ...orderControls(world),
    route('GET', '/control/settings', () => json(world.settings.current())),
    route('POST', '/control/settings', (exchange) => changeSettings(world, exchange)),
    route('DELETE', '/control/settings', () => cleared(() => world.settings.reset())),
    route('GET', '/control/streams', () => json(world.streams.counts())),
    route('GET', '/control/requests', () => json({ requests: world.log.list() })),
    route('GET', '/control/totals', () =>
      json({ calls: world.log.received(), faults: world.faults.met() }),
    ),
    route('DELETE', '/control/requests', () => cleared(() => world.log.clear())),
    route('POST', '/control/faults', (exchange) => addFault(world, exchange)),
    route('DELETE', '/control/faults', () => cleared(() => world.faults.clear())),
  ];
}
