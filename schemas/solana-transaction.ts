import * as z from 'zod/mini';

/**
 * Answer to whoever wants to pay an order with a wallet on Solana: a transaction for that wallet to
 * sign and send, and what it does. zod/mini: this schema runs in the browser.
 */
export const solanaTransactionSchema = z.object({
  /** Base64 of the bytes, which have a minute or so to be sent. */
  transaction: z.string(),
  summary: z.object({
    /** Who pays, the fee too. */
    payer: z.string(),
    /** The address of the order. */
    to: z.string(),
    /** What is credited: the address itself, or its account of the token. */
    account: z.string(),
    /** The token's mint; null for SOL. */
    contract: z.nullable(z.string()),
    /** Base units, as decimal digits. */
    units: z.string(),
    /** Whether `account` is opened first, for which the payer pays about 0.002 SOL. */
    opensAccount: z.boolean(),
  }),
});
export type SolanaTransaction = z.infer<typeof solanaTransactionSchema>;
