import * as z from 'zod/mini';

/** Answer of `/api/country-names`: by country code, its names in all languages, ready to search. */
export const countryNamesSchema = z.record(z.string(), z.string());
export type CountryNames = z.infer<typeof countryNamesSchema>;
