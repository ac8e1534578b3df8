import * as z from 'zod';

/** Which wallet on Solana wants to pay: 32 bytes in Base58, which may yet be nobody's key. */
export const solanaPayerSchema = z.object({
  payer: z.string().regex(/^[1-9A-HJ-NP-Za-km-z]{32,44}$/),
});
