import 'server-only';
import { type CountryCode, getExampleNumber, isSupportedCountry } from 'libphonenumber-js/min';
import examples from 'libphonenumber-js/mobile/examples';

/** A mobile number as it looks in a country: `+49 1512 3456789`. */
export function examplePhone(country: string): string {
  const known = (code: string): code is CountryCode => isSupportedCountry(code);
  const number = known(country) ? getExampleNumber(country, examples) : undefined;
  return number?.formatInternational() ?? '+1 …';
}
