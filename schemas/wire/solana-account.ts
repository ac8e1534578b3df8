import * as z from 'zod';

/**
 * Answer of Solana's `getAccountInfo`, as JSON-RPC, parsed by the node (`jsonParsed`). `value` is
 * null for an address without an account; `data` for what the node cannot read, such as a wallet,
 * which holds nothing but lamports.
 */
export const solanaAccountAnswer = z.object({
  result: z.object({
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
  }),
});
export type SolanaAccountAnswer = z.infer<typeof solanaAccountAnswer>;
