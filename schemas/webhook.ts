import * as z from 'zod';
import { orderStates } from './order-snapshot';

/** What partners are told of; docs/webhooks.md says when. */
export const webhookTypes = [
  'order.created',
  'order.paid',
  'order.delivered',
  'order.needs-attention',
  'order.closed',
] as const;
export type WebhookType = (typeof webhookTypes)[number];

/** Why somebody should look at an order. */
export const attentionReasons = [
  'partly-paid',
  'paid-late',
  'overpaid',
  'in-review',
  'stuck',
  'failed',
  'setup-failed',
  'item-failed',
] as const;
export type AttentionReason = (typeof attentionReasons)[number];

/** How an order ended without anything delivered. */
export const closingReasons = ['expired', 'cancelled', 'refunded'] as const;
export type ClosingReason = (typeof closingReasons)[number];

/**
 * One thing to be told of an order: each is told once. `order.needs-attention` and `order.closed` come
 * with a reason, the others without.
 */
export type WebhookFact =
  | { type: 'order.created' | 'order.paid' | 'order.delivered' }
  | { type: 'order.needs-attention'; reason: AttentionReason }
  | { type: 'order.closed'; reason: ClosingReason };

/**
 * The body of a webhook, as its receiver reads it. Times are ISO 8601. `data` is the order as it was
 * when the message was written; `createdAt` and `stateAt` say when the shop placed it and when it saw
 * it come into its state. Coin and network are what the buyer asked to pay with.
 */
export const webhookPayloadSchema = z.strictObject({
  type: z.enum(webhookTypes),
  timestamp: z.iso.datetime(),
  data: z.strictObject({
    orderId: z.string(),
    state: z.enum(orderStates),
    reason: z.enum([...attentionReasons, ...closingReasons]).optional(),
    createdAt: z.iso.datetime(),
    stateAt: z.iso.datetime(),
    coin: z.string().nullable(),
    network: z.string().nullable(),
  }),
});
export type WebhookPayload = z.infer<typeof webhookPayloadSchema>;
