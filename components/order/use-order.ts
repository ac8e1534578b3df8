import useSWRSubscription, { type SWRSubscription } from 'swr/subscription';
import { type OrderUpdate, watchOrder } from '@/lib/live/order-watch';
import { isSettled } from '@/lib/order/state';
import type { OrderSnapshot } from '@/schemas/order-snapshot';

const keyPrefix = 'orders-info-stream-';

/**
 * A module-level function of the key alone: the first subscriber's closure would serve all the
 * others.
 */
const subscribe: SWRSubscription<string, OrderUpdate, Error> = (key, { next }) =>
  watchOrder({
    orderId: key.slice(keyPrefix.length),
    onUpdate: (update) => next(null, update),
  });

/**
 * What to show of an order: the update that SWR holds, or the page's own snapshot where that is
 * newer. SWR writes under whatever key its hook has by then (2.5.1, measured), so an update may be
 * another order's; it then counts for nothing.
 */
export function shownUpdate(
  orderId: string,
  initial: OrderSnapshot | null,
  update: OrderUpdate | undefined,
): OrderUpdate {
  const over = initial !== null && isSettled(initial.state);
  const own = { order: initial, orderAt: null };
  const isForeign = update?.order != null && update.order.id !== orderId;
  if (update === undefined || isForeign) {
    return { ...own, receivedAt: null, link: over ? 'ended' : 'connecting' };
  }
  const isOlder = initial !== null && (update.order?.version ?? -1) < initial.version;
  return isOlder || update.order === null ? { ...update, ...own } : update;
}

/**
 * The live order: what the server rendered to begin with, then whatever the stream or a poll says.
 * Nothing is watched for an order that nothing can change any more.
 */
export function useOrder(orderId: string, initial: OrderSnapshot | null): OrderUpdate {
  const over = initial !== null && isSettled(initial.state);
  const { data } = useSWRSubscription(over ? null : `${keyPrefix}${orderId}`, subscribe);
  return shownUpdate(orderId, initial, data);
}
