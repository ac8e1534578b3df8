import type * as z from 'zod';
import { kindSchema } from './catalogue';
import { searchQuerySchema } from './list-query';

/**
 * Query of the choice of a country: the kind it is for, or what is to be searched for there. Rubbish is
 * as if it were not there.
 */
export const countryChoiceQuerySchema = searchQuerySchema.extend({
  for: kindSchema.optional().catch(undefined),
});

export type CountryChoiceQuery = z.infer<typeof countryChoiceQuerySchema>;
