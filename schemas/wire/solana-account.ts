import * as z from 'zod';

/**
 * Result of Solana's `getAccountInfo`, parsed by the node (`jsonParsed`). `value` is null for an
 * address without an account; `data` for what the node cannot read, such as a wallet, which holds
 * nothing but lamports.
 */
export const solanaAccountResult = z.object({
  value: z
    .object({
      /** The program it belongs to. */
      owner: z.string(),
      data: z
        .object({
          parsed: z.object({
            type: z.string(),
            info: z.object({ mint: z.string().optional() }),
          }),
        })
        .nullable()
        .catch(null),
    })
    .nullable(),
});
export type SolanaAccountResult = z.infer<typeof solanaAccountResult>;
