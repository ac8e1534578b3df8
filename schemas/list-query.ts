import * as z from 'zod';
import { longestQuery } from './search-limits';

/** A single, short, non-blank text of a query; anything else is as if it were not there. */
const queryText = z.string().trim().min(1).max(longestQuery).optional().catch(undefined);

/** What a buyer has to spend: a plain decimal above zero, and of what where they wrote that too. */
export type BudgetWish = { amount: string; unit: string | undefined };

const typedBudget = /^([\d.,]+)\s*(\p{L}{2}[\p{L}\p{N}.]{0,10})?$/u;
const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d{1,18})?$/;
const plain = /^(\d{1,12})(?:[.,](\d{1,18}))?$/;

/**
 * `12.40`, `12,4`, `1,000` or `12.40 usdc`. A comma before three digits groups thousands, except
 * after a lone zero, which no thousands follow. Undefined for anything else, and for nothing.
 */
function readBudget(text: string | undefined): BudgetWish | undefined {
  const [, digits = '', unit] = typedBudget.exec(text ?? '') ?? [];
  const number =
    grouped.test(digits) && !digits.startsWith('0') ? digits.replace(/,/g, '') : digits;
  const [, whole, fraction] = plain.exec(number) ?? [];
  if (whole === undefined || !/[1-9]/.test(number)) return undefined;
  const amount = whole.replace(/^0+(?=\d)/, '') + (fraction === undefined ? '' : `.${fraction}`);
  return { amount, unit };
}

/**
 * Query of a list page. Rubbish narrows nothing rather than failing. `in` says what the budget is
 * counted in: a coin's ticker, or `card` for the money on the cards; what is typed beside the
 * amount wins over it.
 */
export const listQuerySchema = z
  .object({
    category: queryText,
    q: queryText,
    stock: queryText,
    budget: queryText,
    in: queryText,
  })
  .transform(({ category, q, stock, budget: typed, in: unit }) => {
    const budget = readBudget(typed);
    return {
      category,
      q,
      inStock: stock === 'in' ? true : undefined,
      budget: budget && { ...budget, unit: budget.unit ?? unit },
    };
  });
/** How a list is narrowed; what is undefined narrows nothing. */
export type ListQuery = Partial<z.infer<typeof listQuerySchema>>;

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
