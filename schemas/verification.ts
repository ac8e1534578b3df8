import * as z from 'zod/mini';
import { receiptSchema } from './receipt';

/** Longest text that is looked at, in characters; a receipt of ten items has about 4,000. */
export const maxReceiptText = 64 * 1024;

/** What can be said against a text that should be a receipt. */
const doubts = ['forged', 'unknown-key', 'unsigned', 'unreadable'] as const;

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
export const verificationSchema = z.union([
  z.object({ outcome: z.enum(['valid', 'changed']), receipt: receiptSchema }),
  z.object({ outcome: z.enum(doubts) }),
]);
export type Verification = z.infer<typeof verificationSchema>;
