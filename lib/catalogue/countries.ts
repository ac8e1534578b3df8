import 'server-only';
import { countryCodes } from '@/schemas/country-codes';
import { fetchAvailableCountries } from '../cryptorefills/catalogue';
import { settings } from '../env';
import { countryName } from '../i18n/country-names';
import { locales } from '../i18n/locales';
import { processWide } from '../process-wide';
import { shop } from '../shop';
import { everydayNames } from './country-aliases';
import { comparable } from './country-search';
import { curateCountries } from './curation';
import { diallingCodes } from './dialling-codes';
import { countryListTimes } from './lifetimes';

/** A country to choose: its code, its name in the page's language, and what a search may match. */
export type CountryChoice = { code: string; name: string; search: string };

/** The list in use, and when the supplier is to be asked for it again (epoch milliseconds). */
type CountryList = { codes: readonly string[]; askAgainAt: number };

const countryList = processWide<CountryList>('countries', () => ({
  codes: countryCodes,
  askAgainAt: 0,
}));

/** Replaces the list by the supplier's, unless that cannot be had or is empty. */
async function refresh(list: CountryList, url: URL): Promise<void> {
  const { freshMs, retryMs } = countryListTimes;
  list.askAgainAt = Date.now() + retryMs;
  const answer = await fetchAvailableCountries(url);
  if (!answer.ok || answer.data.length === 0) return;
  list.codes = answer.data;
  list.askAgainAt = Date.now() + freshMs;
}

/**
 * The countries the shop sells for, as upper-case alpha-2 codes: the list that comes with it, or
 * the one at `COUNTRIES_URL` once that has been read, without those the partner does not want. Never
 * waits: a page is not worth holding up
 * for a list that hardly changes.
 */
export function countriesOnOffer(): readonly string[] {
  const { COUNTRIES_URL: url } = settings();
  const list = countryList();
  if (url !== undefined && Date.now() >= list.askAgainAt) void refresh(list, new URL(url));
  return curatedOnce(list.codes);
}

const curatedLists = new WeakMap<readonly string[], readonly string[]>();

/** The same list each time, so that what is made of it can be kept beside it. */
function curatedOnce(codes: readonly string[]): readonly string[] {
  const known = curatedLists.get(codes);
  if (known !== undefined) return known;
  const curated = curateCountries(codes, shop().countries);
  curatedLists.set(codes, curated);
  return curated;
}

/** Whether the shop sells for a country; `code` in upper case. */
export function isCountryOnOffer(code: string): boolean {
  return countriesOnOffer().includes(code);
}

/** How many countries are put before all others because they are this reader's. */
const suggestedCount = 8;

/** The countries that a browser's languages speak of: their regions, or where most speak them. */
export function likelyCountries(languages: readonly string[]): string[] {
  return languages.flatMap((tag) => new Intl.Locale(tag).maximize().region ?? []);
}

/**
 * Every country the shop sells for, by name in the given language; apart from them those to offer
 * first: the reader's own (`suggested`, codes in order of likelihood, of which eight are taken), then
 * the partner's popular ones in the partner's order. Searched by that name, the English one and the
 * dialling code.
 */
export function listCountries(
  locale: string,
  first: { suggested: readonly string[]; popular: readonly string[] },
): { suggested: CountryChoice[]; popular: CountryChoice[]; all: CountryChoice[] } {
  const collator = new Intl.Collator(locale);
  const all = countriesOnOffer()
    .map((code) => {
      const name = countryName(code, locale);
      const names = [name, countryName(code, 'en')].map(comparable);
      const search = [...new Set(names), ...diallingCodes(code)].join('|');
      return { code, name, search };
    })
    .toSorted((a, b) => collator.compare(a.name, b.name));
  const byCode = new Map<string, CountryChoice>(all.map((country) => [country.code, country]));
  const pick = (codes: readonly string[]) =>
    [...new Set(codes)].flatMap((code) => byCode.get(code) ?? []);
  const suggested = pick(first.suggested).slice(0, suggestedCount);
  const popular = pick(first.popular).filter((country) => !suggested.includes(country));
  return { suggested, popular, all };
}

const namesByList = new WeakMap<readonly string[], Record<string, string>>();

/**
 * What each country is called in all of the shop's languages, and every day, by its code, for the
 * search on the country page. Put together once for a list of countries: it takes thousands of names.
 */
export function countryNamesEverywhere(): Record<string, string> {
  const codes = countriesOnOffer();
  const known = namesByList.get(codes);
  if (known !== undefined) return known;
  const names = Object.fromEntries(
    codes.map((code) => {
      const own = locales.map((locale) => countryName(code, locale));
      const names = [...own, ...everydayNames(code)].map(comparable);
      return [code, [...new Set(names)].join('|')];
    }),
  );
  namesByList.set(codes, names);
  return names;
}
