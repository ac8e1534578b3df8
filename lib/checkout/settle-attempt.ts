import 'server-only';
import type { SettledAttempt } from '@/schemas/checkout-answer';
import type { Store } from '../store';
import { standingOf } from './place-order';

type Settle = { store: Store; sessionId: string; key: string; now?: () => number };

/** Stands where the mark of a checkout stands otherwise, and is no such mark: it is too short. */
const neverSent = 'settled';

/**
 * Asks how an attempt ended, knowing its key alone. One that has not arrived is closed as having
 * made no order: should it arrive yet, its key is taken and the supplier is not called. Rejects with
 * a StoreError.
 */
export async function settleAttempt({
  store,
  sessionId,
  key,
  now,
}: Settle): Promise<SettledAttempt> {
  const at = (now ?? Date.now)();
  const begun = await store.beginAttempt({ sessionId, key, fingerprint: neverSent, now: at });
  if (begun.begun) {
    await store.finishRejected({ sessionId, key, problems: [], now: at });
    return { status: 'none' };
  }
  // Closed here before, and not written to its end: nobody else uses that mark.
  if (begun.attempt.fingerprint === neverSent) return { status: 'none' };
  const standing = await standingOf(begun.attempt, { store, now });
  return standing.status === 'refused' ? { status: 'none' } : standing;
}
