import * as z from 'zod';
import { type Exchange, json, Refusal, type Reply } from './http/exchange';
import { type Route, route } from './http/router';
import type { Command } from './order-engine';
import type { OrderRecord } from './order-record';
import type { World } from './world';

const payment = z.object({ amount: z.string().optional() });
const refund = z.object({ reason: z.string().min(1).optional() });

/** Commands that need nothing but the order. */
const plain = [
  'drop-payment',
  'make-address',
  'setup-fail',
  'cancel',
  'expire',
  'fail',
  'review',
  'resume',
] as const;

function orderSummary(order: OrderRecord) {
  return {
    id: order.id,
    state: order.state,
    email: order.email,
    coin: order.coin,
    network: order.network,
    coinAmount: order.coinAmount,
    sentAmount: order.sentAmount,
  };
}

async function carryOut(world: World, id: string, command: Command): Promise<Reply> {
  const outcome = world.book.command(id, command);
  if (!outcome) throw new Refusal(404, 'ORDER_NOT_FOUND');
  if ('refused' in outcome) throw new Refusal(409, outcome.refused);
  await world.storage.flushed();
  return json(orderSummary(outcome.order));
}

/** Lists orders and makes things happen to them; 409 when an order's state forbids it. */
export function orderControls(world: World): Route[] {
  const late = () => world.settings.current().latePayment;
  const command = (
    kind: Command['kind'],
    read: (exchange: Exchange) => Command | Promise<Command>,
  ) =>
    route('POST', `/control/orders/{id}/${kind}`, async (exchange, [id = '']) =>
      carryOut(world, id, await read(exchange)),
    );
  return [
    route('GET', '/control/orders', () => json({ orders: world.book.list().map(orderSummary) })),
    command('pay', async (exchange) => {
      const { amount } = await exchange.body(payment);
      return { kind: 'pay', late: late(), ...(amount !== undefined && { amount }) };
    }),
    command('pay-part', () => ({ kind: 'pay-part', late: late() })),
    command('refund', async (exchange) => {
      const { reason } = await exchange.body(refund);
      return { kind: 'refund', ...(reason !== undefined && { reason }) };
    }),
    ...plain.map((kind) => command(kind, () => ({ kind }))),
  ];
}
