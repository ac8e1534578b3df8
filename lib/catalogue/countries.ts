import 'server-only';
import { countryCodes } from '@/schemas/country-codes';
import { countryName } from '../i18n/country-names';
import { searchable } from './searchable';

/** A country to choose: its code, its name in the page's language, and what a search may match. */
export type CountryChoice = { code: string; name: string; search: string };

/**
 * Every country the supplier sells in, by name in the given language; the partner's popular ones
 * apart, in the partner's order. Searched by that name, the English one and the code.
 */
export function listCountries(
  locale: string,
  popularCodes: readonly string[],
): { popular: CountryChoice[]; all: CountryChoice[] } {
  const collator = new Intl.Collator(locale);
  const all = countryCodes
    .map((code) => {
      const name = countryName(code, locale);
      return { code, name, search: searchable(`${name} ${countryName(code, 'en')} ${code}`) };
    })
    .toSorted((a, b) => collator.compare(a.name, b.name));
  const byCode = new Map<string, CountryChoice>(all.map((country) => [country.code, country]));
  const popular = popularCodes.flatMap((code) => byCode.get(code) ?? []);
  return { popular, all };
}
