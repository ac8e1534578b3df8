import * as z from 'zod';
import { countryCodeSchema } from './country';

/** Body of `POST /api/phone-lookups`: a number as it was typed, on which country's page. */
export const phoneLookupRequestSchema = z.object({
  phone: z.string().max(60),
  country: countryCodeSchema,
  locale: z.string().min(2).max(10),
});
