import 'server-only';

const displayNames = new Map<string, Intl.DisplayNames>();

/** A country's name in a language; the code itself when the runtime has no name for it. */
export function countryName(country: string, locale: string): string {
  let names = displayNames.get(locale);
  if (names === undefined) {
    names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
    displayNames.set(locale, names);
  }
  try {
    return names.of(country.toUpperCase()) ?? country;
  } catch {
    // Not even the form of a code: the supplier may write "USA" or "GLOBAL".
    return country;
  }
}
