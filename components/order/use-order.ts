import useSWRSubscription, { type SWRSubscription } from 'swr/subscription';
import { type OrderUpdate, watchOrder } from '@/lib/live/order-watch';
import { isFinal } from '@/lib/order/state';
import type { OrderSnapshot } from '@/schemas/order-snapshot';

const keyPrefix = 'orders-info-stream-';

/**
 * A module-level function of the key alone: the first subscriber's closure would serve all the
 * others. The disposer silences it, since a late `next` would write under whatever key the hook
 * has by then (SWR 2.5.1, measured).
 */
const subscribe: SWRSubscription<string, OrderUpdate, Error> = (key, { next }) =>
  watchOrder({
    orderId: key.slice(keyPrefix.length),
    onUpdate: (update) => next(null, update),
  });

/**
 * The live order: what the server rendered to begin with, then whatever the stream or a poll says.
 * Nothing is watched for an order that was already final.
 */
export function useOrder(orderId: string, initial: OrderSnapshot | null): OrderUpdate {
  const over = initial !== null && isFinal(initial.state);
  const { data } = useSWRSubscription(over ? null : `${keyPrefix}${orderId}`, subscribe);
  const first = { order: initial, orderAt: null, receivedAt: null };
  if (data === undefined) return { ...first, link: over ? 'ended' : 'connecting' };
  const older = data.order === null || (initial !== null && data.order.version < initial.version);
  return older ? { ...data, order: initial, orderAt: null } : data;
}
