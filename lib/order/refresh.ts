import type { OrderSnapshot } from '@/schemas/order-snapshot';
import { isFinal, isSettled } from './state';

/**
 * Seconds after which a page without a script loads itself anew; null when nothing can change any
 * more. Short enough to see a payment arrive, long enough to read an address and to use the page.
 */
export function refreshSeconds(order: OrderSnapshot | null): number | null {
  if (order === null) return 15;
  if (isSettled(order.state)) return null;
  return isFinal(order.state) || order.state === 'in-review' ? 60 : 15;
}
