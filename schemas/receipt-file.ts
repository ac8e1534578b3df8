import * as z from 'zod';

/** The media type in the header of a signed receipt (RFC 7515, 4.1.9). */
export const receiptType = 'receipt+jws';

/** The one way receipts are signed: Ed25519 (RFC 8037). */
export const receiptAlgorithm = 'EdDSA';

/**
 * The header of a signed receipt. Nothing else may stand in it: what a header asks of its reader, such
 * as a key to use, is no business of whoever wrote it.
 */
export const receiptHeaderSchema = z.strictObject({
  alg: z.string(),
  kid: z.string(),
  typ: z.literal(receiptType),
});

/** A receipt as it is kept: readable, and signed once more where the shop has a key. */
export const receiptFileSchema = z.object({
  receipt: z.unknown().optional(),
  signed: z.string().optional(),
});
