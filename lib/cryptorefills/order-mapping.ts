import type { Delivery, DeliverySecret, SupplierOrder } from '@/schemas/order';
import type { OrderState } from '@/schemas/order-snapshot';
import type { WireDelivery, WireOrder } from '@/schemas/wire/order';
import { canBeSeen } from '../catalogue/brand-face';

/** Supplier state names, lower case: the twelve documented ones and the variants seen in clients. */
const states: ReadonlyMap<string, OrderState> = new Map(
  Object.entries({
    created: 'preparing',
    waitingforpayment: 'awaiting-payment',
    paymentstarted: 'seen',
    partialpaymentstarted: 'partly-paid',
    paymentreceived: 'paid',
    waitingfordelivery: 'delivering',
    waitingformanualaction: 'in-review',
    done: 'delivered',
    completed: 'delivered',
    expired: 'expired',
    paymentfailed: 'failed',
    paymentsetupfailed: 'setup-failed',
    canceled: 'cancelled',
    cancelled: 'cancelled',
    refunded: 'refunded',
  } as const),
);

/**
 * The shop's word for a supplier state, however it is capitalised and its words are joined.
 * Unknown or missing ones are watched on, never an end.
 */
export function toOrderState(text: string | null): OrderState {
  const name = text?.toLowerCase().replace(/[\s_-]+/g, '') ?? '';
  return states.get(name) ?? 'in-review';
}

function toSecret(delivery: WireDelivery, order: WireOrder): DeliverySecret | null {
  // A code standing on the order itself can only belong to its single delivery.
  const { items, dropped } = order.deliveries;
  const outer = items.length === 1 && dropped === 0 ? order : null;
  const holders = [delivery.deliverable, delivery, outer];
  const first = (field: 'pin_code' | 'pin_serial' | 'security_code') =>
    holders.map((holder) => holder?.[field] ?? null).find((text) => text !== null) ?? null;
  const secret = {
    code: first('pin_code'),
    serial: first('pin_serial'),
    securityCode: first('security_code'),
  };
  return Object.values(secret).some((text) => text !== null) ? secret : null;
}

/** Ids stand in a path and tell codes apart: a missing, odd or repeated one gives way to the place. */
function deliveryId(order: WireOrder, index: number): string {
  const ids = order.deliveries.items.map(({ id }) => id);
  const id = ids[index] ?? null;
  const usable = id !== null && /^[A-Za-z0-9_-]{2,80}$/.test(id);
  return usable && ids.indexOf(id) === ids.lastIndexOf(id) ? id : String(index);
}

/**
 * Whether the supplier gives a delivery up. What it calls that is not documented: a state that says
 * so, or a reason without anything delivered, which counts only once the order is at its end.
 */
function hasFailed(delivery: WireDelivery, order: WireOrder, hasSecret: boolean): boolean {
  if (/fail|error|reject|cancel/i.test(delivery.delivery_state ?? '')) return true;
  const { failure_reason: reason = null, error_description: error = null } =
    delivery.deliverable ?? {};
  return (
    !hasSecret && (reason ?? error) !== null && toOrderState(order.order_state) === 'delivered'
  );
}

function toDelivery(delivery: WireDelivery, index: number, order: WireOrder): Delivery {
  const item = delivery.deliverable;
  const secret = toSecret(delivery, order);
  return {
    id: deliveryId(order, index),
    brandName: item?.brand_name && canBeSeen(item.brand_name) ? item.brand_name : null,
    label: item?.localized_denomination ?? item?.denomination ?? null,
    country: item?.country_code ?? null,
    kind: delivery.kind,
    deliveryType: item?.delivery_type ?? null,
    beneficiary: item?.beneficiary_account ?? null,
    redeemInstructions: item?.redeem_instructions ?? item?.how_to_redeem ?? null,
    secret,
    failed: hasFailed(delivery, order, secret !== null),
  };
}

/** The supplier's Order object in the shop's terms. */
export function toSupplierOrder(order: WireOrder): SupplierOrder {
  return {
    supplierId: order.order_id,
    state: toOrderState(order.order_state),
    coin: order.coin,
    network: order.network,
    amount: order.coin_amount,
    sent: order.sent_coin_amount,
    address: order.wallet_address,
    qrText: order.qr_text,
    createdAt: order.created_at,
    updatedAt: order.updated_at,
    paymentRequestedAt: order.payment_requested_at,
    deliveries: order.deliveries.items.map((delivery, index) => toDelivery(delivery, index, order)),
    refund: order.refund ?? null,
  };
}
