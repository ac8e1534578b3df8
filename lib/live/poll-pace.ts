import type { OrderState } from '@/schemas/order-snapshot';
import { isFinal, isSettled } from '../order/state';

const seconds = 1000;
const minutes = 60 * seconds;

type Circumstances = {
  /** The order's state as far as known. */
  state: OrderState | null;
  /** Whether a stream would tell of a change at once. */
  live: boolean;
  /** How long nothing has changed and nobody has come back to the page, in milliseconds. */
  calmMs: number;
};

/**
 * Milliseconds from one poll to the next; null when there is nothing left to hear of. Most is to be
 * expected of the first minutes. A late payment can still revive an order that has expired.
 */
export function pollDelay({ state, live, calmMs }: Circumstances): number | null {
  if (state !== null && isSettled(state)) return null;
  if (state === 'in-review') return 60 * seconds;
  if (state !== null && isFinal(state)) return calmMs < 30 * minutes ? 30 * seconds : 5 * minutes;
  if (live) return 30 * seconds;
  if (calmMs < 2 * minutes) return 5 * seconds;
  return calmMs < 10 * minutes ? 10 * seconds : 30 * seconds;
}

/** After so long without news, at a pace of one poll in `delayMs`, the page no longer knows. */
export function staleAfterMs(delayMs: number): number {
  return Math.max(30 * seconds, 2 * delayMs + 10 * seconds);
}
