import { match } from '@formatjs/intl-localematcher';
import Negotiator from 'negotiator';
import { defaultLocale, isLocale, type Locale, locales } from './locales';

/** Headers longer than this are nobody's real wish; reading them would only cost time. */
const longestHeader = 500;

/** The languages a browser asks for, best first, as canonical tags; what is no tag is left out. */
export function wantedLanguages(header: string | null): string[] {
  if (header === null || header.length > longestHeader) return [];
  return new Negotiator({ headers: { 'accept-language': header } }).languages().flatMap((tag) => {
    try {
      return tag === '*' ? [] : Intl.getCanonicalLocales(tag);
    } catch {
      return [];
    }
  });
}

/** The shop's language that suits a browser best, by what it accepts; English when none does. */
export function bestLocale(acceptLanguage: string | null): Locale {
  const wanted = wantedLanguages(acceptLanguage);
  const best = match(wanted, locales, defaultLocale, { algorithm: 'lookup' });
  return isLocale(best) ? best : defaultLocale;
}
