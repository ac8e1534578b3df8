/** A phone number as it goes to the supplier, and as it is read back to the buyer. */
export type ReadPhone = { e164: string; shown: string };

/**
 * Reads a number as people write it, national or international; null when it cannot be one. The
 * library weighs 28 kB and only top-ups need it, so it comes when the field is first used.
 */
export async function readPhone(typed: string, country: string): Promise<ReadPhone | null> {
  const { isSupportedCountry, parsePhoneNumberFromString } = await import('libphonenumber-js/min');
  const region = isSupportedCountry(country) ? country : undefined;
  const parsed = parsePhoneNumberFromString(typed, region);
  if (parsed === undefined || !parsed.isPossible()) return null;
  return { e164: parsed.number, shown: parsed.formatInternational() };
}
