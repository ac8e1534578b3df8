import * as z from 'zod';
import { type Exchange, json, Refusal, type Reply } from './http/exchange';
import { fault } from './http/faults';
import { type Route, route } from './http/router';
import type { Command } from './order-engine';
import type { OrderRecord } from './order-record';
import type { World } from './world';

const tenYears = 10 * 365 * 86_400;
const clockMove = z.object({ advanceSeconds: z.number().nonnegative().max(tenYears) });
const payment = z.object({ amount: z.string().optional() });

function clockWire({ clock }: World) {
  return { now: clock.now(), offsetSeconds: clock.offset() / 1000 };
}

function orderSummary(order: OrderRecord) {
  return {
    id: order.id,
    state: order.state,
    coin: order.coin,
    network: order.network,
    coinAmount: order.coinAmount,
    sentAmount: order.sentAmount,
  };
}

async function moveClock(world: World, exchange: Exchange): Promise<Reply> {
  const { advanceSeconds } = await exchange.body(clockMove);
  world.clock.advance(advanceSeconds * 1000);
  world.storage.touch();
  world.book.settle();
  await world.storage.flushed();
  return json(clockWire(world));
}

async function carryOut(world: World, id: string, command: Command): Promise<Reply> {
  const outcome = world.book.command(id, command);
  if (!outcome) throw new Refusal(404, 'ORDER_NOT_FOUND');
  if ('refused' in outcome) throw new Refusal(409, outcome.refused);
  await world.storage.flushed();
  return json(orderSummary(outcome.order));
}

function orderControls(world: World): Route[] {
  const plain = ['pay-part', 'expire', 'fail', 'review', 'resume'] as const;
  return [
    route('GET', '/control/orders', () => json({ orders: world.book.list().map(orderSummary) })),
    route('POST', '/control/orders/{id}/pay', async (exchange, [id = '']) => {
      const { amount } = await exchange.body(payment);
      return carryOut(world, id, { kind: 'pay', ...(amount !== undefined && { amount }) });
    }),
    ...plain.map((kind) =>
      route('POST', `/control/orders/{id}/${kind}`, (_, [id = '']) =>
        carryOut(world, id, { kind }),
      ),
    ),
  ];
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
 * order, open streams, the log of supplier calls, and faults. Neither logged nor met by faults.
 */
export function controlRoutes(world: World): Route[] {
  return [
    route('GET', '/control/clock', () => json(clockWire(world))),
    route('POST', '/control/clock', (exchange) => moveClock(world, exchange)),
    ...orderControls(world),
    route('GET', '/control/streams', () => json(world.streams.counts())),
    route('GET', '/control/requests', () => json({ requests: world.log.list() })),
    route('DELETE', '/control/requests', () => cleared(() => world.log.clear())),
    route('POST', '/control/faults', (exchange) => addFault(world, exchange)),
    route('DELETE', '/control/faults', () => cleared(() => world.faults.clear())),
  ];
}
