import 'server-only';
import { type WebhookMessage, webhookMessageRow } from '@/schemas/store';
import type { Db } from './tables';

/** A message to be written: its payload is sent byte for byte, and its reason is empty for none. */
export type NewMessage = { id: string; type: string; reason: string; payload: string };

/** What comes of an order's new state: when it is looked at next (null: never), and what is told. */
export type News = { nextLookAt: number | null; messages: readonly NewMessage[] };

type Written = { orderId: string; messages: readonly NewMessage[]; now: number };

/** A message that this caller alone sends, until `claimedUntil`. `tries` counts this one. */
export type ClaimedMessage = { id: string; payload: string; tries: number; claimedUntil: number };

/** How a try ended; `nextTryAt` is null when it was the last. */
export type TryEnded = { id: string; claimedUntil: number } & (
  | { deliveredAt: number }
  | { failure: string; nextTryAt: number | null }
);

/** Which messages are to be sent anew; `failedSince` means those given up that were written since. */
export type Replay = { now: number } & (
  | { ids: readonly string[] }
  | { failedSince: number }
  | { orderId: string }
);

/** How many that are due are looked at, to find one that no other instance has taken meanwhile. */
const candidates = 16;

/**
 * Writes messages of an order, but for facts that were told already. Returns how many were new. They are
 * dated a millisecond apart, so that they have an order.
 */
export async function insertMessages(db: Db, { orderId, messages, now }: Written): Promise<number> {
  if (messages.length === 0) return 0;
  const rows = messages.map(({ id, type, reason, payload }, place) => ({
    id,
    order_id: orderId,
    type,
    reason,
    payload,
    created_at: now + place,
    next_try_at: now + place,
    tries: 0,
  }));
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('webhook_messages')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['order_id', 'type', 'reason']).doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows);
}

/**
 * Takes the message that has been due longest, for `leaseMs`: exactly one of any number of callers in
 * any number of processes gets it. Should that caller never say how it ended, another gets it then.
 * Null when none is due.
 */
export async function claimWebhookMessage(
  db: Db,
  { now, leaseMs }: { now: number; leaseMs: number },
): Promise<ClaimedMessage | null> {
  const due = await db
    .selectFrom('webhook_messages')
    .select(['id', 'next_try_at'])
    .where('next_try_at', '<=', now)
    .orderBy('next_try_at')
    .orderBy('id')
    .limit(candidates)
    .execute();
  const claimedUntil = now + leaseMs;
  for (const { id, next_try_at } of due) {
    const claimed = await db
      .updateTable('webhook_messages')
      .set(({ eb }) => ({ next_try_at: claimedUntil, tries: eb('tries', '+', 1) }))
      .where('id', '=', id)
      .where('next_try_at', '=', next_try_at)
      .returning(['id', 'payload', 'tries'])
      .executeTakeFirst();
    if (claimed !== undefined) return { ...claimed, claimedUntil };
  }
  return null;
}

/** Notes how a try ended, unless another has taken the message since, or put it back. */
export async function finishWebhookTry(db: Db, ended: TryEnded): Promise<void> {
  const outcome =
    'deliveredAt' in ended
      ? { delivered_at: ended.deliveredAt, next_try_at: null, last_failure: null }
      : { last_failure: ended.failure, next_try_at: ended.nextTryAt };
  await db
    .updateTable('webhook_messages')
    .set(outcome)
    .where('id', '=', ended.id)
    .where('next_try_at', '=', ended.claimedUntil)
    .execute();
}

/** Which messages to list: those of an order, or those still to be sent, given up or delivered. */
export type MessagesAsked = { limit: number } & (
  | { orderId: string }
  | { outcome: 'pending' | 'failed' | 'delivered' }
);

/** Messages as they stand, the newest first. */
export async function listWebhookMessages(db: Db, asked: MessagesAsked): Promise<WebhookMessage[]> {
  let messages = selectMessages(db).limit(asked.limit);
  if ('orderId' in asked) messages = messages.where('order_id', '=', asked.orderId);
  else if (asked.outcome === 'pending') messages = messages.where('next_try_at', 'is not', null);
  else {
    messages = messages
      .where('next_try_at', 'is', null)
      .where('delivered_at', asked.outcome === 'delivered' ? 'is not' : 'is', null);
  }
  const rows = await messages.execute();
  return rows.map((row) => webhookMessageRow.parse(row));
}

function selectMessages(db: Db) {
  return db
    .selectFrom('webhook_messages')
    .select([
      'id',
      'order_id as orderId',
      'type',
      'reason',
      'created_at as createdAt',
      'next_try_at as nextTryAt',
      'tries',
      'delivered_at as deliveredAt',
      'last_failure as lastFailure',
    ])
    .orderBy('created_at', 'desc')
    .orderBy('id');
}

/** What is still to be sent: how many messages, and how long ago the oldest was written; 0 for none. */
export type WebhookBacklog = { waiting: number; oldestMs: number };

/** Counts what is still to be sent, what is on its way or waits for another try included. */
export async function webhookBacklog(db: Db, { now }: { now: number }): Promise<WebhookBacklog> {
  const { waiting, oldestAt } = await db
    .selectFrom('webhook_messages')
    .select(({ fn }) => [
      fn.countAll<number | string>().as('waiting'),
      fn.min('created_at').as('oldestAt'),
    ])
    .where('next_try_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return { waiting: Number(waiting), oldestMs: oldestAt === null ? 0 : now - Number(oldestAt) };
}

/** Has messages sent anew from now on, with as many tries as a new one. Returns how many. */
export async function replayWebhookMessages(db: Db, replay: Replay): Promise<number> {
  let update = db
    .updateTable('webhook_messages')
    .set({ next_try_at: replay.now, tries: 0, delivered_at: null, last_failure: null });
  if ('ids' in replay) {
    if (replay.ids.length === 0) return 0;
    update = update.where('id', 'in', replay.ids);
  } else if ('orderId' in replay) {
    update = update.where('order_id', '=', replay.orderId);
  } else {
    update = update
      .where('next_try_at', 'is', null)
      .where('delivered_at', 'is', null)
      .where('created_at', '>=', replay.failedSince);
  }
  const { numUpdatedRows } = await update.executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** Forgets messages that were delivered, or written and given up, before these times. Returns how many. */
export async function pruneWebhookMessages(
  db: Db,
  { deliveredBefore, givenUpBefore }: { deliveredBefore: number; givenUpBefore: number },
): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('webhook_messages')
    .where('next_try_at', 'is', null)
    .where(({ eb, or, and }) =>
      or([
        eb('delivered_at', '<', deliveredBefore),
        and([eb('delivered_at', 'is', null), eb('created_at', '<', givenUpBefore)]),
      ]),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
