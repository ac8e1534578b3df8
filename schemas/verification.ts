import * as z from 'zod/mini';
import { receiptSchema } from './receipt';

/** Longest text that is looked at, in characters; a receipt of ten items has about 4,000. */
export const maxReceiptText = 64 * 1024;

const signedSchema = z.object({ outcome: z.enum(['valid', 'changed']), receipt: receiptSchema });

const doubtSchema = z.object({
  outcome: z.enum(['forged', 'unknown-key', 'unsigned', 'unreadable']),
});

/**
 * What a text turned out to be:
 * `valid`: a receipt as a key of the shop has signed it;
 * `changed`: the signed part is, but what is readable beside it says something else;
 * `forged`: its signature does not fit;
 * `unknown-key`: signed with a key the shop does not have, be it another shop's or one withdrawn;
 * `unsigned`: a receipt that anybody could have written;
 * `unreadable`: no receipt.
 * `receipt` is always what was signed.
 */
export type Verification = z.infer<typeof signedSchema> | z.infer<typeof doubtSchema>;

/** Reads the answer to a check; null when it is none. A union of zod's would weigh on other pages. */
export function parseVerification(body: unknown): Verification | null {
  return signedSchema.safeParse(body).data ?? doubtSchema.safeParse(body).data ?? null;
}
