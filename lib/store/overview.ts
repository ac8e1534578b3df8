import 'server-only';
import { orderStates } from '@/schemas/order-snapshot';
import { isFinal } from '../order/state';
import type { StateAt } from './orders';
import type { Db } from './tables';

/**
 * An order that is not over, for whoever runs the shop; without the supplier's id, which opens it.
 * `stateAt` is when it was seen to come into its state, `history` what it was seen in, the first first.
 */
export type UnfinishedOrder = {
  id: string;
  state: string;
  stateAt: number;
  createdAt: number;
  coin: string | null;
  network: string | null;
  lastVersion: number | null;
  history: StateAt[];
};

const finalStates = orderStates.filter(isFinal);

/**
 * Orders that have not come to an end, and those whose end late money may still change for as long as
 * they are watched: the newest first, those placed before `before` where it is given.
 */
export async function listUnfinished(
  db: Db,
  { limit, before }: { limit: number; before?: number },
): Promise<UnfinishedOrder[]> {
  const orders = await db
    .selectFrom('orders')
    .select(['id', 'last_state as state', 'created_at as createdAt'])
    .select(['coin', 'network', 'last_version as lastVersion'])
    .where(({ eb, or }) =>
      or([eb('last_state', 'not in', finalStates), eb('next_look_at', 'is not', null)]),
    )
    .$if(before !== undefined, (query) => query.where('created_at', '<', before ?? 0))
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

/** How many orders are in each state, by the state's name. */
export async function countByState(db: Db): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('orders')
    .select(({ fn }) => ['last_state', fn.countAll().as('orders')])
    .groupBy('last_state')
    .orderBy('last_state')
    .execute();
  return Object.fromEntries(rows.map(({ last_state, orders }) => [last_state, Number(orders)]));
}
