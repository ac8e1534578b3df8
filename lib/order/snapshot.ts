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
import type { StateAt, WalletPayment } from '../store';
import { beyondArrival } from './arrival';
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
const beyondPaying: ReadonlySet<OrderState> = new Set([
  'paid',
  'delivering',
  'delivered',
  'expired',
  'failed',
  'cancelled',
  'refunded',
]);

/** When the supplier says the order was last changed, in epoch seconds; null when it does not. */
export function versionOf(order: SupplierOrder): number | null {
  return order.updatedAt === null ? null : Math.round(order.updatedAt / 1000);
}

/**
 * Whether the supplier itself dates this before what was seen of the order already. A new order has
 * no date of change yet, so one that asks for money without a date comes before any that has one.
 */
export function isOlder(order: SupplierOrder, lastVersion: number | null): boolean {
  if (lastVersion === null) return false;
  const version = versionOf(order);
  if (version !== null) return version < lastVersion;
  return isPayable(order.state) || order.state === 'preparing';
}

/** What the buyer asked to pay with. */
type AskedPayment = { coin: string; network: string };

/** The supplier spells networks in more than one case; blanks are kept of a name that was asked. */
function differs(reported: string | null, asked: string): boolean {
  const plain = (name: string) => name.trim().toLowerCase();
  return reported !== null && plain(reported) !== plain(asked);
}

/**
 * The coin and network to show, and whether they are the ones asked for. What the supplier leaves
 * out is taken from what was asked, unless the other half is not what was asked either. Without a
 * record of what was asked, the supplier is believed.
 */
function paymentOf({ coin, network }: SupplierOrder, asked: AskedPayment | null) {
  if (asked === null) return { coin, network, asAsked: true };
  if (differs(coin, asked.coin) || differs(network, asked.network)) {
    return { coin, network, asAsked: false };
  }
  return { coin: coin ?? asked.coin, network: network ?? asked.network, asAsked: true };
}

/**
 * The state to show. An answer from a lagging replica must never ask for the money a second time:
 * what the supplier dates before what was seen changes nothing and asks for nothing, and once an
 * order was seen beyond paying it stays there, whatever the dates. Nor is money asked for in a coin
 * or on a network that the buyer did not choose: such an order is watched on, for people to look at.
 */
function stateOf(order: SupplierOrder, known: Known, asAsked: boolean): OrderState {
  const reported = reportedState(order);
  const last = orderStates.find((state) => state === known.lastState);
  if (last !== undefined && isOlder(order, known.lastVersion)) {
    return isPayable(last) ? 'preparing' : last;
  }
  const isEarly = reported === 'seen' || reported === 'preparing';
  if (last !== undefined && isEarly && beyondArrival.has(last)) return last;
  if (!isPayable(reported)) return reported;
  if (last !== undefined && beyondPaying.has(last)) return last;
  if (order.address === null || remainder(order.amount ?? '', '0') === null) return 'preparing';
  return asAsked ? reported : 'in-review';
}

/** What the shop knows of an order besides what the supplier has just said. */
type Known = {
  id: string;
  reveals: ReadonlyMap<string, number>;
  now: number;
  /** The state last shown and the supplier's own time of it (epoch seconds), if any. */
  lastState: string | null;
  lastVersion: number | null;
  /** What the order was placed with; null where that was not noted. */
  asked: AskedPayment | null;
  /** When the shop placed it, and what it has noted since; epoch milliseconds. */
  placedAt: number;
  history: readonly StateAt[];
  /** What wallets of browsers were asked to pay. */
  payments: readonly WalletPayment[];
};

/** What the store has noted, in names this shop knows. */
function historyOf({ placedAt, history }: Known): OrderSnapshot['history'] {
  const known = history.flatMap(({ state: name, at }) => {
    const state = orderStates.find((one) => one === name);
    return state === undefined ? [] : [{ state, at }];
  });
  return [{ state: 'placed', at: placedAt }, ...known];
}

/** What came beyond what was asked for; null for nothing. */
function excessOf({ sent, amount }: SupplierOrder): string | null {
  if (sent === null || amount === null || compareDecimals(sent, amount) !== 1) return null;
  return remainder(sent, amount);
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
    failed: delivery.failed,
    revealedAt,
  };
}

/**
 * What a browser may know of an order. Codes, full recipients and the supplier's id stay behind;
 * the address is there only while money may be sent to it.
 * @param now epoch milliseconds, for the time left.
 */
export function toSnapshot(order: SupplierOrder, known: Known): OrderSnapshot {
  const { coin, network, asAsked } = paymentOf(order, known.asked);
  const state = stateOf(order, known, asAsked);
  const payable = isPayable(state);
  const deadline = payable ? paymentDeadline(order) : null;
  return {
    id: known.id,
    state,
    version: Math.round((order.updatedAt ?? order.createdAt ?? 0) / 1000),
    coin,
    network,
    amount: order.amount,
    sent: order.sent,
    due: remainder(order.amount ?? '', order.sent ?? '0') ?? remainder(order.amount ?? '', '0'),
    excess: excessOf(order),
    address: payable ? order.address : null,
    expiresInMs: deadline === null ? null : Math.max(0, deadline - known.now),
    refund: order.refund,
    deliveries: order.deliveries.map((delivery) =>
      toDelivery(delivery, state, known.reveals.get(delivery.id) ?? null),
    ),
    history: historyOf(known),
    payments: known.payments.map(({ due, hash, begunAt }) => ({ amount: due, hash, at: begunAt })),
  };
}
