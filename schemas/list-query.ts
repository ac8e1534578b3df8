import * as z from 'zod';
import { longestQuery } from './search-limits';

/** A single, short, non-blank text of a query; anything else is as if it were not there. */
const queryText = z.string().trim().min(1).max(longestQuery).optional().catch(undefined);

/** Ways of delivery by their names in URLs. */
export const deliveryNames = {
  phone: 'by_phone',
  email: 'by_email',
  account: 'by_account',
} as const;

/**
 * Query of a list page. Rubbish narrows nothing rather than failing. `budget` is what was typed, which
 * is read in the page's language; `in` says what it is counted in: a coin's ticker, or `card` for the
 * money on the cards.
 */
export const listQuerySchema = z
  .object({
    category: queryText,
    q: queryText,
    delivery: z.enum(['phone', 'email', 'account']).optional().catch(undefined),
    stock: queryText,
    budget: queryText,
    in: queryText,
  })
  .transform(({ category, q, delivery, stock, budget, in: unit }) => ({
    category,
    q,
    delivery: delivery && deliveryNames[delivery],
    inStock: stock === 'in' ? true : undefined,
    typedBudget: budget,
    unit,
  }));
export type ListQuery = z.infer<typeof listQuerySchema>;

/** Query of a country's search page. */
export const searchQuerySchema = z.object({ q: queryText });

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
