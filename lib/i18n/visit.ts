import { countryCodes } from '@/schemas/country-codes';
import { rememberedCountries, type Visit, visitCookieSchema } from '@/schemas/visit';
import type { Locale } from './locales';
import { bestLocale, type Offered } from './negotiate';

/**
 * Holds preferences only, so losing or forging it does no harm; kept for a year. Who has one finds room in a
 * rush sooner, see `lib/overload`.
 */
export const visitCookie = { name: 'shop-visit', maxAge: 365 * 24 * 3600 };

/** The `Set-Cookie` header with which a browser remembers a visit. */
export function visitHeader(visit: string, { secure }: { secure: boolean }): string {
  const { name, maxAge } = visitCookie;
  const cookie = `${name}=${visit}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax`;
  return secure ? `${cookie}; Secure` : cookie;
}

/** The cookie's value in a `Cookie` header; undefined when it is not there. */
export function visitIn(cookies: string | undefined): string | undefined {
  const start = `${visitCookie.name}=`;
  const found = cookies?.split('; ').find((each) => each.startsWith(start));
  return found?.slice(start.length);
}

/** What the cookie remembers; nothing when there is none or it is rubbish. */
export function readVisit(cookie: string | undefined): Visit {
  return visitCookieSchema.parse(cookie ?? '');
}

/** The cookie after a page was visited, or null when it stays as it is. */
export function visitAfter(cookie: string | undefined, pathname: string): string | null {
  const [, language = '', country = ''] = pathname.split('/');
  const code = country.toUpperCase();
  const { countries } = readVisit(cookie);
  const isCountry = countryCodes.some((known) => known === code);
  const newest = isCountry ? [...new Set([code, ...countries])] : countries;
  const next = `${language}.${newest.slice(0, rememberedCountries).join('-')}`;
  return next === cookie ? null : next;
}

/** The language a path without one is sent to: the one last read, else what the browser accepts. */
export function localeFor(
  cookie: string | undefined,
  acceptLanguage: string | null,
  offered: Offered,
): Locale {
  const { language } = readVisit(cookie);
  return offered.offer.find((locale) => locale === language) ?? bestLocale(acceptLanguage, offered);
}
