import * as z from 'zod';

/** Base units, as digits. */
const units = z.string().regex(/^\d{1,20}$/);

const takesNothing = z.object({ transferFeeBasisPoints: z.literal(0) });

/** What Token-2022 may add to a mint: anything that leaves a transfer as it was asked for. */
const mintExtension = z.union([
  z.object({
    extension: z.literal('transferFeeConfig'),
    state: z.object({ olderTransferFee: takesNothing, newerTransferFee: takesNothing }),
  }),
  z.object({ extension: z.literal('transferHook'), state: z.object({ programId: z.null() }) }),
  z.object({ extension: z.string().regex(/^(?!transferFeeConfig$|transferHook$)/) }),
]);

const parsedAccount = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('mint'),
    info: z.object({
      decimals: z.number(),
      isInitialized: z.literal(true),
      extensions: z.array(mintExtension).optional(),
    }),
  }),
  z.object({
    type: z.literal('account'),
    info: z.object({
      mint: z.string(),
      owner: z.string(),
      state: z.literal('initialized'),
      tokenAmount: z.object({ amount: units }),
    }),
  }),
]);

const account = z.object({
  /** The program it belongs to. */
  owner: z.string(),
  lamports: z.int().nonnegative(),
  /** Null for whatever is no mint and no account that tokens can be sent to, or not as they are sent. */
  data: z.object({ parsed: parsedAccount }).nullable().catch(null),
});

/** An account of Solana as a payment has to know it. */
export type PaidAccount = z.infer<typeof account>;

/**
 * Result of Solana's `getMultipleAccounts`, parsed by the node (`jsonParsed`): one value for each
 * address that was asked about, in their order, null where there is no account.
 */
export const paidAccountsResult = z.object({ value: z.array(account.nullable()) });

/** Result of Solana's `getLatestBlockhash`: what a transaction names to be taken for a minute. */
export const blockhashResult = z.object({ value: z.object({ blockhash: z.string() }) });
