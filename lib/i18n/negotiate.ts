import { match } from '@formatjs/intl-localematcher';
import Negotiator from 'negotiator';
import { isLocale, type Locale } from './locales';

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

/** The languages of a shop, and the one for readers of none of them. */
export type Offered = { offer: readonly Locale[]; fallback: Locale };

/** The shop's language that suits a browser best, by what it accepts. */
export function bestLocale(acceptLanguage: string | null, { offer, fallback }: Offered): Locale {
  const wanted = wantedLanguages(acceptLanguage);
  const best = match(wanted, offer, fallback, { algorithm: 'lookup' });
  return isLocale(best) ? best : fallback;
}
