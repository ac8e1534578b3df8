import 'server-only';
import { type WalletPayment, walletPaymentRow } from '@/schemas/store';
import { StoreError } from './errors';
import type { Db } from './tables';

/** One sum of an order, such as all of it or the rest; `due` is a plain decimal in its coin. */
type PaymentId = { orderId: string; due: string };

/** A session's word about a payment; it holds a grant for the order, which the caller has checked. */
export type WalletPaymentSaid = PaymentId & { sessionId: string; now: number };

/** How long only the session that began a payment may say that nothing was sent. */
export const withdrawAfterMs = 2 * 60_000;

/** More than any order has; what follows is not told. */
const listed = 20;

/**
 * Writes down that a session is about to have a wallet pay, unless that sum was begun before; exactly
 * one of any number of concurrent callers, in any number of processes, is told that it began. The
 * others get the payment as it stands, or null where it was withdrawn meanwhile.
 */
export async function beginWalletPayment(
  db: Db,
  { orderId, due, sessionId, now }: WalletPaymentSaid,
): Promise<{ begun: true } | { begun: false; payment: WalletPayment | null }> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('wallet_payments')
    .values({ order_id: orderId, due, session_id: sessionId, begun_at: now })
    .onConflict((conflict) => conflict.columns(['order_id', 'due']).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 1n) return { begun: true };
  return { begun: false, payment: await find(db, { orderId, due }) };
}

/**
 * Keeps the transaction of a payment, begun or (withdrawn too soon) not, and returns the payment as it
 * stands: a hash that is kept is never replaced, so it may be another.
 */
export async function keepWalletHash(
  db: Db,
  { orderId, due, sessionId, hash, now }: WalletPaymentSaid & { hash: string },
): Promise<WalletPayment> {
  await db
    .insertInto('wallet_payments')
    .values({ order_id: orderId, due, session_id: sessionId, begun_at: now, hash })
    .onConflict((conflict) =>
      conflict
        .columns(['order_id', 'due'])
        .doUpdateSet({ hash })
        .where('wallet_payments.hash', 'is', null),
    )
    .execute();
  const payment = await find(db, { orderId, due });
  if (payment === null) throw new StoreError('unavailable', 'a payment with a hash is gone');
  return payment;
}

/**
 * Forgets a payment of which the buyer says that it was not sent: at once for the session that began
 * it, after `withdrawAfterMs` for any other. Returns what stands all the same, null when nothing does.
 */
export async function withdrawWalletPayment(
  db: Db,
  { orderId, due, sessionId, now }: WalletPaymentSaid,
): Promise<WalletPayment | null> {
  await db
    .deleteFrom('wallet_payments')
    .where('order_id', '=', orderId)
    .where('due', '=', due)
    .where('hash', 'is', null)
    .where(({ eb, or }) =>
      or([eb('session_id', '=', sessionId), eb('begun_at', '<=', now - withdrawAfterMs)]),
    )
    .execute();
  return find(db, { orderId, due });
}

/** The payments of an order that were begun and not withdrawn, the first first. */
export async function walletPayments(db: Db, orderId: string): Promise<WalletPayment[]> {
  const rows = await paymentsOf(db, orderId).orderBy('begun_at').limit(listed).execute();
  return rows.map((row) => walletPaymentRow.parse(row));
}

async function find(db: Db, { orderId, due }: PaymentId): Promise<WalletPayment | null> {
  const row = await paymentsOf(db, orderId).where('due', '=', due).executeTakeFirst();
  return row === undefined ? null : walletPaymentRow.parse(row);
}

function paymentsOf(db: Db, orderId: string) {
  return db
    .selectFrom('wallet_payments')
    .select(['due', 'hash', 'begun_at as begunAt'])
    .where('order_id', '=', orderId);
}
