import 'server-only';
import { orderStates } from '@/schemas/order-snapshot';
import { isFinal } from '../order/state';
import type { StateAt } from './orders';
import type { Db } from './tables';

/**
 * An order that is not over or came to a bad end, for whoever runs the shop; without the supplier's id, which opens it.
 * `stateAt` is when it was seen to come into its state, `history` what it was seen in, the first first.
 */
export type UnfinishedOrder = {
  id: string;
  state: string;
  stateAt: number;
  createdAt: number;
  coin: string | null;
  network: string | null;
  history: StateAt[];
};

const finalStates = orderStates.filter(isFinal);

/**
 * Orders that have not come to an end, and of those placed since `badEndsSince` the ones that came to a
 * bad one: given up by the supplier, or expired with a part paid. The newest first.
 */
export async function listUnfinished(
  db: Db,
  { limit, badEndsSince }: { limit: number; badEndsSince: number },
): Promise<UnfinishedOrder[]> {
  const orders = await db
    .selectFrom('orders')
    .select(['id', 'last_state as state', 'created_at as createdAt', 'coin', 'network'])
    .where(({ eb, or, and, exists, selectFrom }) => {
      const partPayments = selectFrom('order_history')
        .select('order_id')
        .whereRef('order_id', '=', 'orders.id')
        .where('state', '=', 'partly-paid');
      const isBadEnd = or([
        eb('last_state', 'in', ['failed', 'setup-failed']),
        and([eb('last_state', '=', 'expired'), exists(partPayments)]),
      ]);
      const isRecent = eb('created_at', '>=', badEndsSince);
      return or([eb('last_state', 'not in', finalStates), and([isRecent, isBadEnd])]);
    })
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  const histories = await historiesOf(
    db,
    orders.map(({ id }) => id),
  );
  return orders.map((order) => {
    const history = histories.get(order.id) ?? [];
    return { ...order, stateAt: history.at(-1)?.at ?? order.createdAt, history };
  });
}

async function historiesOf(db: Db, ids: string[]): Promise<Map<string, StateAt[]>> {
  const histories = new Map<string, StateAt[]>();
  if (ids.length === 0) return histories;
  const rows = await db
    .selectFrom('order_history')
    .select(['order_id', 'state', 'seen_at'])
    .where('order_id', 'in', ids)
    .orderBy('seen_at')
    .execute();
  for (const { order_id, state, seen_at: at } of rows) {
    histories.set(order_id, [...(histories.get(order_id) ?? []), { state, at }]);
  }
  return histories;
}
