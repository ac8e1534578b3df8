import * as z from 'zod';
import { maxReceiptText } from './verification';

/** Body of the request that has a receipt checked: the text of its file, or of its signed part. */
export const verificationRequestSchema = z.strictObject({ text: z.string().max(maxReceiptText) });
