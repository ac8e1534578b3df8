import 'server-only';
import type { OrderSnapshot } from '@/schemas/order-snapshot';
import type { Receipt } from '@/schemas/receipt';
import { hasArrived } from '../order/arrival';

/** Who issues a receipt, and when: epoch milliseconds. */
export type Issue = Pick<Receipt, 'shop' | 'simulated'> & { now: number };

const iso = (at: number) => new Date(at).toISOString();

/** When an order was first seen in a state, in ISO 8601; null when it never was. */
function momentOf({ history }: OrderSnapshot, state: OrderSnapshot['history'][number]['state']) {
  const past = history.find((each) => each.state === state);
  return past === undefined ? null : iso(past.at);
}

/**
 * The receipt of an order; null until its money has arrived. Each member is taken over by name, so
 * that what is added to a snapshot does not find its way into what people hand on.
 */
export function receiptOf(order: OrderSnapshot, { shop, simulated, now }: Issue): Receipt | null {
  const placedAt = momentOf(order, 'placed');
  if (!hasArrived(order) || placedAt === null) return null;
  const { coin, network, amount, sent, excess, refund } = order;
  return {
    version: 1,
    simulated,
    shop: { name: shop.name, origin: shop.origin },
    order: order.id,
    state: order.state,
    placedAt,
    paidAt: momentOf(order, 'paid'),
    issuedAt: iso(now),
    payment: { coin, network, amount, sent, excess },
    refund: refund === null ? null : { amount: refund.amount, currency: refund.currency },
    items: order.deliveries.map(({ brandName, label, country, failed }) => ({
      brand: brandName,
      label,
      country,
      failed,
    })),
  };
}
