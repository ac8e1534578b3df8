import 'server-only';
import { type CountryCode, getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/min';

/** The start of a phone number as it looks in a country: `+49 …`. */
export function examplePhone(country: string): string {
  const known = (code: string): code is CountryCode => isSupportedCountry(code);
  return known(country) ? `+${getCountryCallingCode(country)} …` : '+…';
}
