import * as z from 'zod';

/**
 * What the sealed cookie holds: a version, so that later shapes can be told apart, and an id. The id
 * stays what it is in all of them: of a later one this shop reads it all the same, as after an
 * upgrade was taken back, and the buyer keeps their orders.
 */
export const sessionCookieSchema = z.object({
  v: z.int().min(1),
  id: z.string().regex(/^[A-Za-z0-9_-]{22,64}$/),
});
