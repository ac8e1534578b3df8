import 'server-only';
import type { CountryTerms } from '@/schemas/search-index';
import { countriesOnOffer } from '../catalogue/countries';
import { everydayNames } from '../catalogue/country-aliases';
import { countryName } from '../i18n/country-names';
import { locales } from '../i18n/locales';
import { type CalledCountries, countryTerms } from './country-terms';
import { type KnownNames, knowNames } from './named-country';

const shortNames = new Map<string, Intl.DisplayNames>();

/** What a country is called where there is little room: "Hong Kong", "USA". */
function shortName(country: string, locale: string): string | undefined {
  let names = shortNames.get(locale);
  if (names === undefined) {
    names = new Intl.DisplayNames(locale, { type: 'region', style: 'short', fallback: 'none' });
    shortNames.set(locale, names);
  }
  return names.of(country);
}

/** Two letters in capitals are a code, and in some languages' short names another country's. */
const isTooShort = (name: string) =>
  /^\P{Ll}{2}$/u.test(name.replace(/[.\s-]/g, '')) && /[A-Z]/.test(name);

/** Short names that are written small as well; others are words then, as "eau" is. */
const alsoSmall = new Set(['DRC', 'KSA', 'UAE', 'UK', 'USA']);

/** What a country is called every day, as it may be written. */
const everyday = (country: string) =>
  everydayNames(country).map((name) => (alsoSmall.has(name) ? name.toLowerCase() : name));

/** A name with the ways to write it: without what is in brackets, with "Saint" and "and" in full. */
function written(name: string): string[] {
  const bare = name.replace(/\s*[(（][^)）]*[)）]/g, '');
  return [name, bare, bare.replace(/^St\. /, 'Saint ').replace(' & ', ' and ')];
}

/** What a country is called in some languages, in that of the first at first. */
function namesOf(country: string, languages: readonly string[]): string[] {
  const names = languages.flatMap((locale) =>
    [countryName(country, locale), shortName(country, locale) ?? '']
      .filter((name) => name !== '' && !isTooShort(name))
      .flatMap(written),
  );
  return [...new Set([...names, ...everyday(country)])];
}

function calledIn(codes: readonly string[], languages: readonly string[]): CalledCountries {
  return Object.fromEntries(codes.map((code) => [code, namesOf(code, languages)]));
}

type ByLanguage = Map<string, CountryTerms>;
const termsByList = new WeakMap<readonly string[], ByLanguage>();

/**
 * What the countries that the shop sells for are called by a reader of one language, who may know
 * English; made once for a list of countries.
 */
export function termsFor(locale: string): CountryTerms {
  const codes = countriesOnOffer();
  const byLanguage: ByLanguage = termsByList.get(codes) ?? new Map();
  termsByList.set(codes, byLanguage);
  const known = byLanguage.get(locale);
  if (known !== undefined) return known;
  const made = countryTerms(calledIn(codes, [...new Set([locale, 'en'])]));
  byLanguage.set(locale, made);
  return made;
}

const knownByList = new WeakMap<readonly string[], KnownNames>();

/** What they are called in any of the shop's languages; made once for a list of countries. */
export function namesEverywhere(): KnownNames {
  const codes = countriesOnOffer();
  const known = knownByList.get(codes);
  if (known !== undefined) return known;
  const made = knowNames(countryTerms(calledIn(codes, locales)));
  knownByList.set(codes, made);
  return made;
}
