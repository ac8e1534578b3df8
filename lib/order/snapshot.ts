import 'server-only';
import type { Delivery, SupplierOrder } from '@/schemas/order';
import type { DeliverySnapshot, OrderSnapshot, OrderState } from '@/schemas/order-snapshot';
import { compareDecimals, remainder } from '../money';
import { paymentDeadline } from '../payment/deadline';
import { maskBeneficiary } from './mask';
import { isPayable } from './state';

/**
 * An underpaid order is reported either as partly paid or as still waiting with an amount sent;
 * both mean the same to the buyer. With all of it sent there is nothing left to ask for.
 */
function stateOf(order: SupplierOrder): OrderState {
  const someSent = order.sent !== null && compareDecimals(order.sent, '0') === 1;
  if (!someSent || !isPayable(order.state)) return order.state;
  const toAmount = compareDecimals(order.sent ?? '', order.amount ?? '');
  return toAmount !== null && toAmount >= 0 ? 'seen' : 'partly-paid';
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
  known: { id: string; reveals: ReadonlyMap<string, number>; now: number },
): OrderSnapshot {
  const state = stateOf(order);
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
    due: order.amount === null ? null : remainder(order.amount, order.sent ?? '0'),
    address: payable ? order.address : null,
    expiresInMs: deadline === null ? null : Math.max(0, deadline - known.now),
    refund: order.refund,
    deliveries: order.deliveries.map((delivery) =>
      toDelivery(delivery, state, known.reveals.get(delivery.id) ?? null),
    ),
  };
}
