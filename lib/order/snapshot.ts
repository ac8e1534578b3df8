import 'server-only';
import type { Delivery, SupplierOrder } from '@/schemas/order';
import {
  type DeliverySnapshot,
  type OrderSnapshot,
  type OrderState,
  orderStates,
} from '@/schemas/order-snapshot';
import { compareDecimals, remainder } from '../money';
import { paymentDeadline } from '../payment/deadline';
import { maskBeneficiary } from './mask';
import { isPayable } from './state';

/**
 * An underpaid order is reported either as partly paid or as still waiting with an amount sent;
 * both mean the same to the buyer. With all of it sent there is nothing left to ask for.
 */
function reportedState(order: SupplierOrder): OrderState {
  const someSent = order.sent !== null && compareDecimals(order.sent, '0') === 1;
  if (!someSent || !isPayable(order.state)) return order.state;
  const toAmount = compareDecimals(order.sent ?? '', order.amount ?? '');
  return toAmount !== null && toAmount >= 0 ? 'seen' : 'partly-paid';
}

/** States from which no supplier leads back to paying; a report of that is an old one. */
const beyondPaying: ReadonlySet<string> = new Set<OrderState>([
  'paid',
  'delivering',
  'delivered',
  'expired',
  'failed',
  'cancelled',
  'refunded',
]);

/**
 * The state to show. An answer from a lagging replica must never ask for the money a second time,
 * so once an order was seen beyond paying it stays there.
 */
function stateOf(order: SupplierOrder, lastState: string | null): OrderState {
  const reported = reportedState(order);
  if (!isPayable(reported)) return reported;
  const known = orderStates.find((state) => state === lastState);
  if (known !== undefined && beyondPaying.has(known)) return known;
  return order.address === null || remainder(order.amount ?? '', '0') === null
    ? 'preparing'
    : reported;
}

function toDelivery(
  delivery: Delivery,
  state: OrderState,
  revealedAt: number | null,
): DeliverySnapshot {
  return {
    id: delivery.id,
    brandName: delivery.brandName,
    label: delivery.label,
    country: delivery.country,
    deliveryType: delivery.deliveryType,
    beneficiary: delivery.beneficiary === null ? null : maskBeneficiary(delivery.beneficiary),
    hasCode: state === 'delivered' && delivery.secret !== null,
    revealedAt,
  };
}

/**
 * What a browser may know of an order. Codes, full recipients and the supplier's id stay behind;
 * the address is there only while money may be sent to it.
 * @param now epoch milliseconds, for the time left.
 */
export function toSnapshot(
  order: SupplierOrder,
  known: {
    id: string;
    reveals: ReadonlyMap<string, number>;
    now: number;
    /** The state last shown, if any. */
    lastState?: string;
  },
): OrderSnapshot {
  const state = stateOf(order, known.lastState ?? null);
  const payable = isPayable(state);
  const deadline = payable ? paymentDeadline(order) : null;
  return {
    id: known.id,
    state,
    version: Math.round((order.updatedAt ?? order.createdAt ?? 0) / 1000),
    coin: order.coin,
    network: order.network,
    amount: order.amount,
    sent: order.sent,
    due: remainder(order.amount ?? '', order.sent ?? '0') ?? remainder(order.amount ?? '', '0'),
    address: payable ? order.address : null,
    expiresInMs: deadline === null ? null : Math.max(0, deadline - known.now),
    refund: order.refund,
    deliveries: order.deliveries.map((delivery) =>
      toDelivery(delivery, state, known.reveals.get(delivery.id) ?? null),
    ),
  };
}
