import 'server-only';
import { randomBytes } from 'node:crypto';
import type { OrderState } from '@/schemas/order-snapshot';
import type { WebhookFact, WebhookPayload } from '@/schemas/webhook';
import { settings } from '../env';
import { processWide } from '../process-wide';
import type { NewMessage } from '../store';

/** The order that messages are about, at the time they are written; epoch milliseconds. */
export type Subject = {
  id: string;
  state: OrderState;
  createdAt: number;
  stateAt: number;
  coin: string | null;
  network: string | null;
};

const iso = (at: number) => new Date(at).toISOString();

/** One fact as it is sent: who the order is, where it stands, and nothing that opens or pays for it. */
export function messageOf(fact: WebhookFact, subject: Subject, now: number): NewMessage {
  const reason = 'reason' in fact ? fact.reason : undefined;
  const { id: orderId, state, coin, network } = subject;
  const payload: WebhookPayload = {
    type: fact.type,
    timestamp: iso(now),
    data: {
      orderId,
      state,
      ...(reason !== undefined && { reason }),
      createdAt: iso(subject.createdAt),
      stateAt: iso(subject.stateAt),
      coin,
      network,
    },
  };
  const id = `msg_${randomBytes(18).toString('base64url')}`;
  return { id, type: fact.type, reason: reason ?? '', payload: JSON.stringify(payload) };
}

/**
 * Facts as messages to be written beside them, dated a millisecond apart, so that a receiver can put
 * them in their order; none where nobody is to be told.
 */
export function messagesOf(
  facts: readonly WebhookFact[],
  subject: Subject,
  now: number,
): NewMessage[] {
  if (settings().WEBHOOK_URL === undefined) return [];
  return facts.map((fact, place) => messageOf(fact, subject, now + place));
}

/** Rung when messages have been written, so that they are sent at once; silent without a courier. */
export const courierBell = processWide('courierBell', () => ({ ring: (): void => {} }));
