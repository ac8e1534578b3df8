import * as z from 'zod';
import { countryCodes } from './country-codes';

const known: ReadonlySet<string> = new Set(countryCodes);

/** A country as it stands in a URL: the lower-case alpha-2 code of a country the supplier sells in. */
export const countrySegmentSchema = z
  .string()
  .regex(/^[a-z]{2}$/)
  .refine((code) => known.has(code.toUpperCase()));

/** A country as the supplier names it: the upper-case alpha-2 code. */
export const countryCodeSchema = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .refine((code) => known.has(code));
