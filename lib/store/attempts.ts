import 'server-only';
import { type Attempt, attemptRow } from '@/schemas/store';
import { StoreError } from './errors';
import type { Db } from './tables';
import { insertMessages, type News } from './webhook-messages';

type AttemptId = { sessionId: string; key: string };

export type AttemptStart = AttemptId & { fingerprint: string; now: number };
export type AttemptCreated = AttemptId & {
  orderId: string;
  supplierOrderId: string;
  state: string;
  /** What the buyer asked to pay with, whatever the supplier answered. */
  coin: string;
  network: string;
  now: number;
} & News;
export type AttemptRejected = AttemptId & { problems: string[]; now: number };
export type AttemptUnconfirmed = AttemptId & { now: number };

/** The attempt of a session and key, or null. */
export async function findAttempt(db: Db, { sessionId, key }: AttemptId): Promise<Attempt | null> {
  const row = await db
    .selectFrom('attempts')
    .select([
      'session_id as sessionId',
      'key',
      'fingerprint',
      'started_at as startedAt',
      'outcome',
      'order_id as orderId',
      'problems',
    ])
    .where('session_id', '=', sessionId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row === undefined ? null : attemptRow.parse(row);
}

/**
 * Writes the attempt down unless its session and key are taken; exactly one of any number of
 * concurrent callers, in any number of processes, is told that it began. The others get the attempt
 * as it stands.
 */
export async function beginAttempt(
  db: Db,
  { sessionId, key, fingerprint, now }: AttemptStart,
): Promise<{ begun: true } | { begun: false; attempt: Attempt }> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('attempts')
    .values({ session_id: sessionId, key, fingerprint, started_at: now, outcome: 'started' })
    .onConflict((conflict) => conflict.columns(['session_id', 'key']).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 1n) return { begun: true };
  return { begun: false, attempt: await existing(db, { sessionId, key }) };
}

/**
 * Settles the attempt, writes the order down and what is told of it, and grants it to the session, all or nothing. Also
 * accepts a late answer to an unconfirmed attempt, and a repetition with the same order id. Throws
 * a `conflict` when the attempt has another outcome or the supplier's id is already known.
 */
export async function finishCreated(db: Db, created: AttemptCreated): Promise<void> {
  const { sessionId, key, orderId, supplierOrderId, state, coin, network, now } = created;
  await db.transaction().execute(async (transaction) => {
    // First, so that its row lock makes concurrent callers wait for each other.
    const { numUpdatedRows } = await transaction
      .updateTable('attempts')
      .set({ outcome: 'created', order_id: orderId, settled_at: now })
      .where('session_id', '=', sessionId)
      .where('key', '=', key)
      .where('outcome', 'in', ['started', 'unconfirmed'])
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) {
      const attempt = await existing(transaction, { sessionId, key });
      if (attempt.outcome === 'created' && attempt.orderId === orderId) return;
      throw new StoreError('conflict', `the attempt is already ${attempt.outcome}`);
    }
    await transaction
      .insertInto('orders')
      .values({
        id: orderId,
        supplier_id: supplierOrderId,
        created_at: now,
        last_state: state,
        last_state_at: now,
        coin,
        network,
        next_look_at: created.nextLookAt,
      })
      .execute();
    await transaction
      .insertInto('grants')
      .values({
        order_id: orderId,
        session_id: sessionId,
        obtained: 'placed',
        created_at: now,
      })
      .execute();
    await insertMessages(transaction, created);
  });
}

/**
 * When attempts were begun, since `since`, of which nobody knows whether they made an order: the
 * newest first. Those still being worked on are not among them.
 */
export async function unconfirmedAttempts(db: Db, { since }: { since: number }): Promise<number[]> {
  const rows = await db
    .selectFrom('attempts')
    .select('started_at')
    .where('outcome', '=', 'unconfirmed')
    .where('started_at', '>=', since)
    .orderBy('started_at', 'desc')
    .execute();
  return rows.map((row) => row.started_at);
}

/** Settles a started attempt with the supplier's problem codes; any other is left as it is. */
export async function finishRejected(db: Db, rejected: AttemptRejected): Promise<void> {
  await settleStarted(db, rejected, {
    outcome: 'rejected',
    problems: JSON.stringify(rejected.problems),
    settled_at: rejected.now,
  });
}

/** Notes that a started attempt's outcome is unknown; any other is left as it is. */
export async function finishUnconfirmed(db: Db, unconfirmed: AttemptUnconfirmed): Promise<void> {
  await settleStarted(db, unconfirmed, { outcome: 'unconfirmed', settled_at: unconfirmed.now });
}

/**
 * Turns attempts begun before `startedBefore` and never settled into unconfirmed ones: whoever
 * began them is gone. Returns how many.
 */
export async function closeInterrupted(
  db: Db,
  { startedBefore, now }: { startedBefore: number; now: number },
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('attempts')
    .set({ outcome: 'unconfirmed', settled_at: now })
    .where('outcome', '=', 'started')
    .where('started_at', '<', startedBefore)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

type Settlement =
  | { outcome: 'rejected'; problems: string; settled_at: number }
  | { outcome: 'unconfirmed'; settled_at: number };

async function settleStarted(db: Db, { sessionId, key }: AttemptId, settlement: Settlement) {
  const { numUpdatedRows } = await db
    .updateTable('attempts')
    .set(settlement)
    .where('session_id', '=', sessionId)
    .where('key', '=', key)
    .where('outcome', '=', 'started')
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) await existing(db, { sessionId, key });
}

async function existing(db: Db, id: AttemptId): Promise<Attempt> {
  const attempt = await findAttempt(db, id);
  if (attempt === null) throw new StoreError('conflict', 'the attempt was never begun');
  return attempt;
}
