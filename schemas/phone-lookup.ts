import * as z from 'zod/mini';

/** Answer of `POST /api/phone-lookups`: the number read back, and who may serve it. */
export const phoneLookupSchema = z.object({
  e164: z.string(),
  shown: z.string(),
  /**
   * The number's own country, and where its top-ups are when that is another one than asked for; null
   * when the number does not tell.
   */
  country: z.nullable(
    z.object({
      code: z.string(),
      name: z.string(),
      href: z.nullable(z.string()),
      /** Whether there are top-ups for its numbers. */
      sold: z.catch(z.boolean(), true),
    }),
  ),
  /** Likely operators, each with its page; none when the number does not tell. */
  operators: z.array(z.object({ name: z.string(), href: z.string() })),
});
export type PhoneLookup = z.infer<typeof phoneLookupSchema>;
