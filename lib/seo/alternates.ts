import 'server-only';
import type { Metadata } from 'next';
import { siteOrigin } from '../env';
import type { Locale } from '../i18n/locales';
import { offeredLanguages } from '../i18n/offered';

/** The path of one page in a language, without a query. */
export type PathIn = (locale: Locale) => string;

/** A path of the shop under its public origin. */
export function absoluteUrl(path: string): string {
  return `${siteOrigin()}${path}`;
}

/**
 * Where a page stands in every language, as `hreflang` and address, and last where everybody else
 * is sent. The languages go without a region: the country in a path is where a card is used, and a
 * card for the United States is bought by readers anywhere, so `en-US` would tell search engines
 * something that is not so.
 */
export function languageUrls(pathIn: PathIn): { hreflang: string; url: string }[] {
  const { offer, fallback } = offeredLanguages();
  const own = offer.map((locale) => ({ hreflang: locale, url: absoluteUrl(pathIn(locale)) }));
  return [...own, { hreflang: 'x-default', url: absoluteUrl(pathIn(fallback)) }];
}

/** The canonical address of a page and its other languages. Queries are no pages of their own. */
export function alternates(locale: Locale, pathIn: PathIn): NonNullable<Metadata['alternates']> {
  return {
    canonical: absoluteUrl(pathIn(locale)),
    languages: Object.fromEntries(languageUrls(pathIn).map(({ hreflang, url }) => [hreflang, url])),
  };
}
