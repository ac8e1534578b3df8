import * as z from 'zod';
import { kindSchema } from './catalogue';

/** Query of the choice of a country: the kind it is for. Rubbish is as if it were not there. */
export const countryChoiceQuerySchema = z.object({ for: kindSchema.optional().catch(undefined) });
