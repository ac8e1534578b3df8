import * as z from 'zod/mini';

/**
 * Answer of `POST /api/phone-numbers`: the number as it goes to the supplier, as it is read back, and
 * its own country where that can be told; null for what cannot be one. zod/mini: runs in the browser.
 */
export const phoneNumberAnswerSchema = z.object({
  number: z.nullable(
    z.object({
      e164: z.string(),
      shown: z.string(),
      country: z.catch(z.nullable(z.object({ code: z.string(), name: z.string() })), null),
    }),
  ),
});
export type CheckedPhone = z.infer<typeof phoneNumberAnswerSchema>['number'];

/** Why an address cannot be one of its network. */
export const refundFaults = ['malformed', 'wrong-checksum', 'wrong-network'] as const;
export type RefundFault = (typeof refundFaults)[number];

/** Answer of `POST /api/refund-addresses`; null when nothing is wrong, or nobody knows the network. */
export const refundAddressAnswerSchema = z.object({ fault: z.nullable(z.enum(refundFaults)) });
