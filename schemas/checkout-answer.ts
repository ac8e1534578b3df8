import * as z from 'zod/mini';

/**
 * What the shop's own endpoints answer with when something is wrong. `code` is one of a closed
 * set or a supplier's problem code; `problems` lists all of them. zod/mini: runs in the browser.
 */
export const apiErrorSchema = z.object({
  error: z.object({ code: z.string(), problems: z.optional(z.array(z.string())) }),
});

/** Answer of `POST /api/orders`: where the order now lives. */
export const placedOrderSchema = z.object({ orderId: z.string() });

/** Answer of `POST /api/orders/validations`: what would have to be paid. */
export const validatedSchema = z.object({ amount: z.string(), coin: z.string() });

/** Answer of `GET /api/quotes`: the price of a chosen value, in a coin. */
export const quoteSchema = z.object({ amount: z.string(), coin: z.string() });
