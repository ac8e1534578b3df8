import type { OrderSnapshot } from '@/schemas/order-snapshot';

/** States in which a payment has arrived; what comes before that is an old report. */
export const beyondArrival: ReadonlySet<string> = new Set([
  'paid',
  'delivering',
  'delivered',
  'refunded',
]);

/** Whether the money of an order has arrived, whatever has become of the order since. */
export function hasArrived({ state, history }: Pick<OrderSnapshot, 'state' | 'history'>): boolean {
  return beyondArrival.has(state) || history.some((past) => beyondArrival.has(past.state));
}
