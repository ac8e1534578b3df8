import 'server-only';
import type { StoredOrder, WebhookMessage } from '@/schemas/store';
import type { Store, UnfinishedOrder } from '../store';
import type { DeskMessage, DeskOrderDetails } from './order-report';
import type { Desk, DeskOrder } from './orders-report';
import { nameOf, outcomeOf } from './words';

/** More than a person goes through, and than a shop has open that is well. */
const mostOrders = 1_000;

/** For as long as late money may change anything; what nobody has asked about by then is settled. */
const badEndsForMs = 30 * 24 * 3_600_000;

/** Longer ago, an order of such an attempt has been paid and delivered, or has expired. */
const unconfirmedForMs = 7 * 24 * 3_600_000;

function toDeskOrder({ history, ...order }: UnfinishedOrder): DeskOrder {
  return { ...order, seen: history.map(({ state }) => state) };
}

/** What is open in a shop at `now`, epoch milliseconds. Rejects with a StoreError. */
export async function readDesk(store: Store, now: number): Promise<Desk> {
  const [orders, unconfirmedAt] = await Promise.all([
    store.listUnfinished({ limit: mostOrders, badEndsSince: now - badEndsForMs }),
    store.unconfirmedAttempts({ since: now - unconfirmedForMs }),
  ]);
  return { orders: orders.map(toDeskOrder), unconfirmedAt, now };
}

function toDeskMessage(message: WebhookMessage): DeskMessage {
  const { id, createdAt } = message;
  return { id, type: nameOf(message), createdAt, outcome: outcomeOf(message) };
}

function details(
  order: StoredOrder,
  history: DeskOrderDetails['history'],
  messages: WebhookMessage[],
): DeskOrderDetails {
  return {
    ...order,
    state: order.lastState,
    stateAt: history.at(-1)?.at ?? order.createdAt,
    seen: history.map(({ state }) => state),
    history,
    messages: messages.map(toDeskMessage),
  };
}

/** An order whoever placed it, for the desk alone; null for an unknown id. Rejects with a StoreError. */
export async function findDeskOrder(store: Store, id: string): Promise<DeskOrderDetails | null> {
  const order = await store.findOrder(id);
  if (order === null) return null;
  const [history, messages] = await Promise.all([
    store.orderHistory(id),
    store.listWebhookMessages({ orderId: id, limit: mostOrders }),
  ]);
  return details(order, history, messages.toReversed());
}
