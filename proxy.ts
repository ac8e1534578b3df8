import { type NextRequest, NextResponse } from 'next/server';
import { curateCountries } from './lib/catalogue/curation';
import { contentSecurityPolicy, newNonce, securityHeaders, transportSecurity } from './lib/csp';
import { frameAncestors } from './lib/embed/framing';
import { isDevelopment, siteOrigin } from './lib/env';
import { isLocale, type Locale } from './lib/i18n/locales';
import { isOffered, offeredLanguages } from './lib/i18n/offered';
import { localeFor, readVisit, visitAfter, visitCookie, visitHeader } from './lib/i18n/visit';
import { renderingOf } from './lib/kept-pages/renderings';
import { shop } from './lib/shop';

/** The path of the country last looked at that the partner sells for, or else of their own choice. */
function countryAtHand(visit: string | undefined): string | null {
  const { countries } = shop();
  const [last = countries.default] = curateCountries(readVisit(visit).countries, countries);
  return last === undefined ? null : `/${last.toLowerCase()}`;
}

/** A search without a country, as somebody may type it: every search is of one. */
const bareSearch = '/search';

/**
 * Where a path below its language leads that names no country: the bare address to one only where the
 * partner says so, a search to the one at hand. Without any, a country has to be chosen first.
 */
function withCountry(pathname: string, visit: string | undefined): string {
  if (pathname === bareSearch) {
    const country = countryAtHand(visit);
    return country === null ? '' : country + bareSearch;
  }
  if (pathname !== '/') return pathname;
  return shop().countries.default === undefined ? '' : (countryAtHand(visit) ?? '');
}

/** Sends a path to its language, by default the one that suits the browser, and to a country if it needs one. */
function withLanguage(request: NextRequest, pathname: string, language?: Locale): NextResponse {
  const visit = request.cookies.get(visitCookie.name)?.value;
  const accepted = request.headers.get('accept-language');
  const locale = language ?? localeFor(visit, accepted, offeredLanguages());
  const rest = withCountry(pathname, visit);
  // Next sends a target of the request's own origin as a bare path: no host a client wrote.
  const target = new URL(`/${locale}${rest}${request.nextUrl.search}`, request.url);
  const response = NextResponse.redirect(target, 307);
  response.headers.set('Vary', 'Accept-Language, Cookie');
  response.headers.set('Cache-Control', 'no-store');
  return response;
}

/** Remembers language and country of the path, so that the next visit can offer them. */
function rememberVisit(request: NextRequest, response: NextResponse, secure: boolean): void {
  const known = request.cookies.get(visitCookie.name)?.value;
  const next = visitAfter(known, request.nextUrl.pathname);
  if (next !== null) response.headers.append('Set-Cookie', visitHeader(next, { secure }));
}

/** A page in the language of its path, under a policy with a fresh nonce. */
function underPolicy(request: NextRequest, locale: Locale, https: boolean): NextResponse {
  const { pathname, search } = request.nextUrl;
  const nonce = renderingOf(request.headers) ?? newNonce();
  // No cache may keep a page, so that none gives a framed one to others (Next writes `Vary` itself).
  const { origins } = shop().embed;
  const destination = request.headers.get('sec-fetch-dest');
  const ancestors = frameAncestors({ pathname, destination, origins });
  const isFramed = ancestors.length > 0;
  const policy = contentSecurityPolicy({ nonce, development: isDevelopment(), https, ancestors });
  const headers = new Headers(request.headers);
  // Next renders the parts of a page side by side: none can tell the others the language in time.
  headers.set('x-next-intl-locale', locale);
  headers.set('x-nonce', nonce);
  headers.set('x-path', pathname + search);
  headers.set('x-framed', String(isFramed));
  // Next reads the nonce for its own scripts out of this request header.
  headers.set('Content-Security-Policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  for (const [name, value] of Object.entries(securityHeaders({ ancestors, pathname }))) {
    response.headers.set(name, value);
  }
  // In a frame it would be a third party's cookie.
  if (!isFramed) rememberVisit(request, response, https);
  return response;
}

function answer(request: NextRequest, https: boolean): NextResponse {
  const { pathname } = request.nextUrl;
  const [, first = ''] = pathname.split('/');
  if (!isLocale(first)) return withLanguage(request, pathname);
  const rest = pathname.slice(first.length + 1) || '/';
  if (!isOffered(first)) return withLanguage(request, rest);
  if (rest === bareSearch) return withLanguage(request, rest, first);
  return underPolicy(request, first, https);
}

/** Runs before every page: puts the language into the path, and a fresh nonce into the policy. */
export function proxy(request: NextRequest): NextResponse {
  const https = siteOrigin().startsWith('https:');
  const response = answer(request, https);
  for (const [name, value] of Object.entries(transportSecurity(https))) {
    response.headers.set(name, value);
  }
  return response;
}

export const config = {
  // Pages only: API routes, pictures, what only machines read, Next's files and static files need
  // none of it.
  matcher: [
    '/((?!api/|api$|sandbox/|pictures/|sitemaps/|robots\\.txt$|sitemap\\.xml$|_next/|flags/|branding/|manifest\\.webmanifest$|favicon\\.ico$|embed\\.js$|notification-worker\\.js$).*)',
  ],
};
