import * as z from 'zod';
import { maxGiftMessage } from './links';

/** What a link to an order is made for: another device, now, or to be kept. */
export const linkRequestSchema = z.object({ purpose: z.enum(['device', 'keep']) });
export type LinkRequest = z.infer<typeof linkRequestSchema>;

/** What goes with a gift: plain text, empty for none. */
export const giftRequestSchema = z.object({
  message: z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .refine((text) => text.length <= maxGiftMessage),
});

/** Whatever a link held: one that is malformed is answered as one that is unknown. */
export const linkTokenRequestSchema = z.object({ token: z.string().max(500) });
