import * as z from 'zod';

/** An answer of Solana's JSON-RPC with a `result` of that form; one that tells of an error has none. */
export const solanaAnswer = <T>(result: z.ZodType<T>) => z.object({ result });
