import 'server-only';
import type { Brand } from '@/schemas/catalogue';
import { isCountryOnOffer } from '../catalogue/countries';
import { keptKeys } from '../catalogue/kept';
import { kindsOnOffer } from '../catalogue/shelves';
import { brandPath, countryPath, kindPath } from '../paths';
import { shop } from '../shop';
import { absoluteUrl, languageUrls } from './alternates';
import type { SitemapPage } from './sitemap';

/**
 * The countries to be found: the partner's popular ones, and those whose catalogue the shop has seen
 * lately. Asks the store and never the supplier; without the store the popular ones are left.
 */
async function countriesToFind(): Promise<string[]> {
  const seen = await keptKeys('brands').catch(() => []);
  const all = new Set([...shop().countries.popular, ...seen.toSorted()]);
  return [...all].filter(isCountryOnOffer);
}

/** The name of the sitemap of the pages that belong to no country. */
export const frontSitemap = 'front';

/** The addresses of all sitemaps. */
export async function sitemapUrls(): Promise<string[]> {
  const countries = await countriesToFind();
  return [frontSitemap, ...countries.map((code) => code.toLowerCase())].map((name) =>
    absoluteUrl(`/sitemaps/${name}.xml`),
  );
}

/** The pages that belong to no country: the choice of one. */
export function frontPages(): SitemapPage[] {
  return [languageUrls((locale) => `/${locale}`)];
}

/** The pages of a country: its shop, its lists, its brands; none where nothing is sold. */
export function* countryPages(country: string, brands: readonly Brand[]): Generator<SitemapPage> {
  if (brands.length === 0) return;
  yield languageUrls((locale) => countryPath(locale, country));
  for (const kind of kindsOnOffer(brands)) {
    yield languageUrls((locale) => kindPath(locale, country, kind));
  }
  for (const brand of brands) yield languageUrls((locale) => brandPath(locale, brand));
}
