import * as z from 'zod';
import { longestQuery } from './search-limits';

/** A single, short, non-blank text of a query; anything else is as if it were not there. */
const queryText = z.string().trim().min(1).max(longestQuery).optional().catch(undefined);

/** Query of a list page. Rubbish narrows nothing rather than failing. */
export const listQuerySchema = z.object({ category: queryText, q: queryText });
export type ListQuery = z.infer<typeof listQuerySchema>;

/** Query of a product page: the coin prices are shown in. */
export const productQuerySchema = z.object({ coin: queryText });

/** Query of a country's search page. */
export const searchQuerySchema = z.object({ q: queryText });
