import * as z from 'zod';

/** A single, short, non-blank text of a query; anything else is as if it were not there. */
const queryText = z.string().trim().min(1).max(80).optional().catch(undefined);

/** Query of a list page. Rubbish narrows nothing rather than failing. */
export const listQuerySchema = z.object({ category: queryText, q: queryText });
export type ListQuery = z.infer<typeof listQuerySchema>;

/**
 * Query of a product page: the coin prices are shown in and, of a form that came back, the product
 * and the value that was wrong. It may be empty, which is no value either.
 */
export const productQuerySchema = z.object({
  coin: queryText,
  product: queryText,
  value: z.string().max(80).optional().catch(undefined),
});
export type ProductQuery = z.infer<typeof productQuerySchema>;
