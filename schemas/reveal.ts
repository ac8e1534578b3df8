import * as z from 'zod/mini';

/** A QR code as one SVG path over a square of `size` modules, quiet zone included. */
const qrPathSchema = z.object({ size: z.number(), path: z.string() });
export type QrPath = z.infer<typeof qrPathSchema>;

/** Answer of the reveal endpoint: one delivery's secret, and when it was first shown. */
export const revealSchema = z.object({
  code: z.nullable(z.string()),
  serial: z.nullable(z.string()),
  securityCode: z.nullable(z.string()),
  redeemHtml: z.nullable(z.string()),
  /** The activation code of an eSIM, for a phone to scan. */
  qr: z.nullable(qrPathSchema),
  revealedAt: z.number(),
});
export type Reveal = z.infer<typeof revealSchema>;
