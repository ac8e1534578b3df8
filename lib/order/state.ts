import { type OrderState, orderStates } from '@/schemas/order-snapshot';

/** How a state is coloured: something to do, going well, arrived, needs care, over. */
export type Tone = 'action' | 'progress' | 'success' | 'attention' | 'ended';

type Traits = {
  tone: Tone;
  /** How many of the three steps every order takes are done; null where there is no such way. */
  steps: 0 | 1 | 2 | 3 | null;
  /** `final`: the supplier sends nothing more, but late money may revive it. */
  end?: 'final' | 'settled';
};

const traits: Record<OrderState, Traits> = {
  preparing: { tone: 'progress', steps: 0 },
  'awaiting-payment': { tone: 'action', steps: 0 },
  'partly-paid': { tone: 'attention', steps: 0 },
  seen: { tone: 'progress', steps: 1 },
  paid: { tone: 'progress', steps: 2 },
  delivering: { tone: 'progress', steps: 2 },
  'in-review': { tone: 'attention', steps: null },
  delivered: { tone: 'success', steps: 3, end: 'settled' },
  expired: { tone: 'ended', steps: null, end: 'final' },
  failed: { tone: 'ended', steps: null, end: 'final' },
  'setup-failed': { tone: 'ended', steps: null, end: 'settled' },
  cancelled: { tone: 'ended', steps: null, end: 'settled' },
  refunded: { tone: 'ended', steps: null, end: 'settled' },
};

export const toneOf = (state: OrderState): Tone => traits[state].tone;

export const stepsDone = (state: OrderState): Traits['steps'] => traits[state].steps;

/** States after which the supplier sends nothing more. Late payments may still revive some. */
export function isFinal(state: OrderState): boolean {
  return traits[state].end !== undefined;
}

/** Final states that nothing can change any more. */
export function isSettled(state: OrderState): boolean {
  return traits[state].end === 'settled';
}

/** `isFinal` of a state as the store has it, which another version of the shop may have written. */
export function isFinalName(text: string): boolean {
  const state = orderStates.find((name) => name === text);
  return state !== undefined && isFinal(state);
}

/** States in which the buyer is asked to send money; in no other may an address be shown. */
export function isPayable(state: OrderState): boolean {
  return state === 'awaiting-payment' || state === 'partly-paid';
}
