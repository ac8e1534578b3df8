import type { OrderSnapshot, OrderState } from '@/schemas/order-snapshot';
import type { AttentionReason, WebhookFact } from '@/schemas/webhook';
import { hasSent, isLate } from '../order/view';

/** What of an order decides what is told of it. */
export type Seen = Pick<OrderSnapshot, 'state' | 'sent' | 'excess' | 'history'> & {
  deliveries: readonly { failed: boolean }[];
};

/** What the state of an order says, beginning with what must have been before it. */
function milestonesOf(state: OrderState): WebhookFact[] {
  switch (state) {
    case 'paid':
    case 'delivering':
      return [{ type: 'order.paid' }];
    case 'delivered':
      return [{ type: 'order.paid' }, { type: 'order.delivered' }];
    case 'expired':
    case 'cancelled':
    case 'refunded':
      return [{ type: 'order.closed', reason: state }];
    case 'preparing':
    case 'awaiting-payment':
    case 'seen':
    case 'partly-paid':
    case 'in-review':
    case 'failed':
    case 'setup-failed':
      return [];
    default:
      return state satisfies never;
  }
}

/** Why the state of an order needs somebody; null when it does not. */
function troubleOf(order: Seen): AttentionReason | null {
  // With its cause known, the state says less.
  if (isLate(order) || (order.state === 'expired' && hasSent(order))) return 'paid-late';
  switch (order.state) {
    case 'partly-paid':
    case 'in-review':
    case 'failed':
    case 'setup-failed':
      return order.state;
    case 'delivered':
      return order.deliveries.some(({ failed }) => failed) ? 'item-failed' : null;
    case 'preparing':
    case 'awaiting-payment':
    case 'seen':
    case 'paid':
    case 'delivering':
    case 'expired':
    case 'cancelled':
    case 'refunded':
      return null;
    default:
      return order.state satisfies never;
  }
}

/** More came than was asked for, and it is not on its way back with the rest. */
function isOverpaid({ state, excess }: Seen): boolean {
  const isOn = ['seen', 'paid', 'delivering', 'delivered'].includes(state);
  return isOn && excess !== null;
}

/** Why somebody should look at an order as it is now. */
export function attentionFor(order: Seen): WebhookFact[] {
  const reasons = [troubleOf(order), isOverpaid(order) ? ('overpaid' as const) : null];
  return reasons.flatMap((reason) =>
    reason === null ? [] : [{ type: 'order.needs-attention' as const, reason }],
  );
}

/**
 * All that is to be told of an order that has come into a state, in the order it happened; facts told
 * before are among them, as states in between are often not seen.
 */
export function newsOf(order: Seen): WebhookFact[] {
  return [...milestonesOf(order.state), ...attentionFor(order)];
}

/** The same of an order that has just been placed. */
export function newsOfCreation(state: OrderState): WebhookFact[] {
  const nothingYet = { sent: null, excess: null, history: [], deliveries: [] };
  return [{ type: 'order.created' }, ...newsOf({ state, ...nothingYet })];
}
