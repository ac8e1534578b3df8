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

/**
 * One row of `wallet_payments`: a sum of an order that a wallet was asked to pay, and its transaction,
 * null while nobody knows whether it was sent.
 */
export const walletPaymentRow = z.object({
  due: z.string(),
  hash: z.string().nullable(),
  begunAt: moment,
});

export type Attempt = z.infer<typeof attemptRow>;
export type StoredOrder = z.infer<typeof storedOrderRow>;
export type WalletPayment = z.infer<typeof walletPaymentRow>;
