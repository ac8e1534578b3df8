import 'server-only';
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** The server's `e164Schema`, without its library: short numbers of a service are no one's phone. */
const e164 = /^\+[1-9]\d{7,14}$/;

/**
 * A phone number as it goes to the supplier, as it is read back, and the country it belongs to; null
 * where the numbering plans do not tell, as of satellites and of numbers that were never given out.
 */
export type PhoneNumber = { e164: string; shown: string; country: string | null };

/**
 * Reads a number as people write and paste it, national (of `country`, alpha-2) or international;
 * null when it cannot be one. Browsers ask the shop: the library and its numbering plans weigh 29 kB.
 */
export function readPhoneNumber(typed: string, country: string): PhoneNumber | null {
  const region = isSupportedCountry(country) ? country : undefined;
  // Written by hand, 00 stands for the plus sign wherever one dials from; (0) is not dialled then.
  const text = typed
    .normalize('NFKC')
    .trim()
    .replace(/^00(?=\s*[1-9])/, '+')
    .replace(/^(\+.*?)\(0\)/, '$1');
  const parsed = parsePhoneNumberFromString(text, region);
  if (parsed === undefined || !parsed.isPossible() || !e164.test(parsed.number)) return null;
  return {
    e164: parsed.number,
    shown: parsed.formatInternational(),
    country: parsed.country ?? null,
  };
}
