import * as z from 'zod';

/** What the sealed cookie holds: a version, so that later shapes can be told apart, and an id. */
export const sessionCookieSchema = z.object({
  v: z.literal(1),
  id: z.string().regex(/^[A-Za-z0-9_-]{22,64}$/),
});
