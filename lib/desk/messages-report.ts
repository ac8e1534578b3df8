import 'server-only';
import type { WebhookMessage } from '@/schemas/store';
import { columns, duration, moment, nameOf, outcomeOf } from './words';

function next({ nextTryAt }: WebhookMessage, now: number): string {
  if (nextTryAt === null) return '';
  return nextTryAt <= now ? 'now' : `in ${duration(nextTryAt - now)}`;
}

function cells(message: WebhookMessage, now: number): string[] {
  const { id, orderId, createdAt, tries } = message;
  return [
    ...[moment(createdAt), nameOf(message), orderId, outcomeOf(message)],
    ...[String(tries), next(message, now), id],
  ];
}

const heads = ['made (UTC)', 'message', 'order', 'outcome', 'tries', 'next', 'id'];

/** What is still to be sent or was given up, for a person to read. */
export function textMessages(messages: readonly WebhookMessage[], now: number): string {
  if (messages.length === 0) return 'Every message was delivered.\n';
  const rows = messages.map((message) => cells(message, now));
  return `${columns(heads, rows).join('\n')}\n`;
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** The same for a program to read: a list, times in ISO 8601. */
export function jsonMessages(messages: readonly WebhookMessage[]): string {
  const told = messages.map((message) => ({
    ...message,
    createdAt: iso(message.createdAt),
    nextTryAt: iso(message.nextTryAt),
    deliveredAt: iso(message.deliveredAt),
  }));
  return `${JSON.stringify(told, null, 2)}\n`;
}
