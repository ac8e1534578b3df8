import type { OrderState } from '@/schemas/order-snapshot';

/** States after which the supplier sends nothing more. Late payments may still revive `expired`. */
export function isFinal(state: OrderState): boolean {
  switch (state) {
    case 'delivered':
    case 'expired':
    case 'failed':
    case 'setup-failed':
    case 'cancelled':
    case 'refunded':
      return true;
    case 'preparing':
    case 'awaiting-payment':
    case 'seen':
    case 'partly-paid':
    case 'paid':
    case 'delivering':
    case 'in-review':
      return false;
    default:
      return state satisfies never;
  }
}

/** States in which the buyer is asked to send money; in no other may an address be shown. */
export function isPayable(state: OrderState): boolean {
  return state === 'awaiting-payment' || state === 'partly-paid';
}

/** How a state is coloured: something to do, going well, arrived, needs care, over. */
export type Tone = 'action' | 'progress' | 'success' | 'attention' | 'ended';

export function toneOf(state: OrderState): Tone {
  switch (state) {
    case 'awaiting-payment':
      return 'action';
    case 'preparing':
    case 'seen':
    case 'paid':
    case 'delivering':
      return 'progress';
    case 'delivered':
      return 'success';
    case 'partly-paid':
    case 'in-review':
      return 'attention';
    case 'expired':
    case 'failed':
    case 'setup-failed':
    case 'cancelled':
    case 'refunded':
      return 'ended';
    default:
      return state satisfies never;
  }
}

/** The three steps every order takes, and how far one has come: 0 nothing yet, 3 all done. */
export function stepsDone(state: OrderState): 0 | 1 | 2 | 3 | null {
  switch (state) {
    case 'preparing':
    case 'awaiting-payment':
    case 'partly-paid':
      return 0;
    case 'seen':
      return 1;
    case 'paid':
    case 'delivering':
      return 2;
    case 'delivered':
      return 3;
    case 'in-review':
    case 'expired':
    case 'failed':
    case 'setup-failed':
    case 'cancelled':
    case 'refunded':
      return null;
    default:
      return state satisfies never;
  }
}
