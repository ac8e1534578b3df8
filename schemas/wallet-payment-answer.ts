import * as z from 'zod/mini';

/** A transaction's hash on an EVM chain, or its signature on Solana. */
export const transactionForm = /^(?:0x[0-9a-f]{64}|[1-9A-HJ-NP-Za-km-z]{64,88})$/;

/**
 * Answer of `POST /api/orders/{orderId}/payments`. `begun`: the wallet may be asked, and nobody else
 * may. `kept`: a payment of that sum stands, its transaction unknown while `hash` is null. `free`: none
 * stands, and one may be begun. `begunAt` is epoch milliseconds by the shop's clock.
 */
export const walletPaymentAnswerSchema = z.object({
  status: z.enum(['begun', 'kept', 'free']),
  hash: z.nullable(z.string().check(z.regex(transactionForm))),
  begunAt: z.nullable(z.number()),
});
export type WalletPaymentAnswer = z.infer<typeof walletPaymentAnswerSchema>;
