import 'server-only';
import type { WebhookFact } from '@/schemas/webhook';
import type { News } from '../store';
import { nextLookAt } from '../watch/pace';
import { messagesOf, type Subject } from '../webhooks/messages';

/**
 * What comes of an order that came into its state at `now`: when it is looked at next, and the messages
 * that tell the facts given. The store writes both down with the state.
 */
export function consequencesOf(
  facts: readonly WebhookFact[],
  order: Omit<Subject, 'stateAt'>,
  now: number,
): News {
  const { state, createdAt } = order;
  return {
    nextLookAt: nextLookAt({ state, createdAt, stateSince: now, now }),
    messages: messagesOf(facts, { ...order, stateAt: now }, now),
  };
}
