import * as z from 'zod/mini';

/**
 * A value that can be had instead of one that cannot. Apart from a checkout's other answers, which
 * a page that shows goods can do without. zod/mini: runs in the browser.
 */
export const nearbyValueSchema = z.object({
  product: z.string(),
  value: z.optional(z.string()),
  label: z.string(),
});
