import 'server-only';
import { getCountryCallingCode, isSupportedCountry, Metadata } from 'libphonenumber-js/min';
import numberingPlans from 'libphonenumber-js/min/metadata';

/** All beginnings of a number of up to three digits: the few longer ones, as of Man, are left out. */
const beginnings = [1, 2, 3].flatMap((digits) =>
  Array.from({ length: 10 ** digits }, (_, number) => String(number).padStart(digits, '0')),
);

const known = new Map<string, string[]>();

function read(country: string): string[] {
  if (!isSupportedCountry(country)) return [];
  const code = getCountryCallingCode(country);
  const [first] = numberingPlans.country_calling_codes[code] ?? [];
  if (first === country) return [`+${code}`];
  const metadata = new Metadata();
  metadata.selectNumberingPlan(country);
  const leading = metadata.numberingPlan?.leadingDigits();
  // The library's data has 0 for none.
  if (!leading) return [`+${code}…`];
  const whole = new RegExp(`^(?:${leading})$`);
  const areas = beginnings.filter((digits) => whole.test(digits));
  return [`+${code}…`, ...areas.map((area) => `+${code}${area}`)];
}

/**
 * What numbers of a country begin with: `+49`; for one that shares it with the country that comes first
 * by it `+1…`, and with the area codes that tell them apart, `+1242`. Nothing for places without numbers.
 */
export function diallingCodes(country: string): string[] {
  const codes = known.get(country) ?? read(country);
  known.set(country, codes);
  return codes;
}
