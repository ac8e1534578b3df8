import * as z from 'zod';

/** Where an address lies: on the same machine, in a network of its own, or in the internet. */
export const addressClasses = ['loopback', 'private', 'public'] as const;
export type AddressClass = (typeof addressClasses)[number];

const modeSchema = z.enum(['sandbox', 'real']);

/** What `GET /api/doctor` says of the request that asks, and of the process that answers. */
export const diagnosisSchema = z.object({
  /** The address that would be counted for a buyer; null when none can be relied on. */
  address: z.string().nullable(),
  /** Where the connection to the shop's own port came from; null when that is not known. */
  peer: z.enum(addressClasses).nullable(),
  /** How many addresses `X-Forwarded-For` held when it arrived. */
  forwardedEntries: z.int().min(0),
  mode: modeSchema,
  version: z.string(),
  uptimeSeconds: z.int().min(0),
  /** The process' clock, in milliseconds since 1970. */
  now: z.number(),
});
export type Diagnosis = z.infer<typeof diagnosisSchema>;

/** As much of `GET /api/health` as the doctor reads. */
export const healthSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('ok'),
    mode: modeSchema,
    supplier: z.object({ catalogue: z.string(), orders: z.string() }),
  }),
  z.object({ status: z.literal('unavailable') }),
]);
export type Health = z.infer<typeof healthSchema>;
