import { type CountryNames, countryNamesSchema } from '@/schemas/country-names';

/** Fetches what countries are called in all of the shop's languages; null when it cannot be had. */
export async function fetchCountryNames(): Promise<CountryNames | null> {
  try {
    const response = await fetch('/api/country-names');
    const parsed = countryNamesSchema.safeParse(await response.json());
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
