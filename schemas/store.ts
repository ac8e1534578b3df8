import * as z from 'zod';

/** Epoch milliseconds. */
const moment = z.int().nonnegative();

const problemList = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
});

const begun = {
  sessionId: z.string(),
  key: z.string(),
  fingerprint: z.string(),
  startedAt: moment,
};

/**
 * One row of `attempts` as the attempt it stands for: a checkout's single try at placing an order,
 * found by session and idempotency key. `unconfirmed` means that nobody knows whether the supplier
 * created the order. Fails on a row whose columns contradict its outcome.
 */
export const attemptRow = z.discriminatedUnion('outcome', [
  z.object({ ...begun, outcome: z.literal('started') }),
  z.object({ ...begun, outcome: z.literal('created'), orderId: z.string() }),
  z.object({
    ...begun,
    outcome: z.literal('rejected'),
    problems: problemList.pipe(z.array(z.string())),
  }),
  z.object({ ...begun, outcome: z.literal('unconfirmed') }),
]);

/**
 * One row of `orders`: the shop's id, the supplier's behind it, the state last seen with the
 * supplier's own time of it (epoch seconds, null when it named none), and what the buyer asked to pay with, which orders older than that record lack.
 */
export const storedOrderRow = z.object({
  id: z.string(),
  supplierId: z.string(),
  createdAt: moment,
  lastState: z.string(),
  lastStateAt: moment,
  lastVersion: z.nullable(moment),
  coin: z.string().nullable(),
  network: z.string().nullable(),
});

const linkColumns = {
  id: z.string(),
  orderId: z.string(),
  createdAt: moment,
  expiresAt: moment,
  revokedAt: moment.nullable(),
  openedBy: z.string().nullable(),
  openedAt: moment.nullable(),
};

/**
 * One row of `links`, without its token's hash. `device` and `keep` open a whole order, once or any
 * number of times until they expire; a `gift` opens one delivery, once. Of a `keep`, `openedAt` is
 * the last time. Fails on a row whose columns contradict its purpose.
 */
export const storedLinkRow = z.discriminatedUnion('purpose', [
  z.object({ ...linkColumns, purpose: z.literal('device') }),
  z.object({ ...linkColumns, purpose: z.literal('keep') }),
  z.object({
    ...linkColumns,
    purpose: z.literal('gift'),
    deliveryId: z.string(),
    sealed: z.string(),
  }),
]);

/** A gift as the session that opened it may have it: the order it is of, and which delivery. */
export const openedGiftRow = z.object({
  id: z.string(),
  supplierId: z.string(),
  deliveryId: z.string(),
  openedAt: moment,
  /** When its code was first shown there. */
  revealedAt: moment.nullable(),
});

/**
 * One row of `wallet_payments`: a sum of an order that a wallet was asked to pay, and its transaction,
 * null while nobody knows whether it was sent.
 */
export const walletPaymentRow = z.object({
  due: z.string(),
  hash: z.string().nullable(),
  begunAt: moment,
});

/** One row of `webhook_messages` without what it says: where it stands. `reason` is empty where there is none. */
export const webhookMessageRow = z.object({
  id: z.string(),
  orderId: z.string(),
  type: z.string(),
  reason: z.string(),
  createdAt: moment,
  /** Null once it was delivered or given up. */
  nextTryAt: moment.nullable(),
  tries: z.int().nonnegative(),
  deliveredAt: moment.nullable(),
  /** What the last try came to, such as `status-500` or `timeout`; null before the first has failed. */
  lastFailure: z.string().nullable(),
});

export type Attempt = z.infer<typeof attemptRow>;
export type StoredOrder = z.infer<typeof storedOrderRow>;
export type StoredLink = z.infer<typeof storedLinkRow>;
export type OpenedGift = z.infer<typeof openedGiftRow>;
export type WalletPayment = z.infer<typeof walletPaymentRow>;
export type WebhookMessage = z.infer<typeof webhookMessageRow>;
