import { type NextRequest, NextResponse } from 'next/server';
import { curateCountries } from './lib/catalogue/curation';
import { contentSecurityPolicy, securityHeaders } from './lib/csp';
import { frameAncestors } from './lib/embed/framing';
import { isDevelopment, siteOrigin } from './lib/env';
import { isLocale, type Locale } from './lib/i18n/locales';
import { isOffered, offeredLanguages } from './lib/i18n/offered';
import { localeFor, readVisit, visitAfter, visitCookie } from './lib/i18n/visit';
import { shop } from './lib/shop';

/**
 * Where the bare address leads below its language: to a country only where the partner says so, and
 * of those last looked at only to one that they sell for.
 */
function entrance(visit: string | undefined): string {
  const { countries } = shop();
  if (countries.default === undefined) return '';
  const [last = countries.default] = curateCountries(readVisit(visit).countries, countries);
  return `/${last.toLowerCase()}`;
}

/** Sends a path without a language to the one that suits the browser. */
function withLanguage(request: NextRequest, pathname: string): NextResponse {
  const visit = request.cookies.get(visitCookie.name)?.value;
  const locale = localeFor(visit, request.headers.get('accept-language'), offeredLanguages());
  const rest = pathname === '/' ? entrance(visit) : pathname;
  // Next sends a target of the request's own origin as a bare path: no host a client wrote.
  const target = new URL(`/${locale}${rest}${request.nextUrl.search}`, request.url);
  const response = NextResponse.redirect(target, 307);
  response.headers.set('Vary', 'Accept-Language, Cookie');
  response.headers.set('Cache-Control', 'no-store');
  return response;
}

/** Remembers language and country of the path, so that the next visit can offer them. */
function rememberVisit(request: NextRequest, response: NextResponse, secure: boolean): void {
  const { name, maxAge } = visitCookie;
  const next = visitAfter(request.cookies.get(name)?.value, request.nextUrl.pathname);
  if (next === null) return;
  response.cookies.set(name, next, { maxAge, httpOnly: true, sameSite: 'lax', secure, path: '/' });
}

/** A page in the language of its path, under a policy with a fresh nonce. */
function underPolicy(request: NextRequest, locale: Locale, https: boolean): NextResponse {
  const { pathname, search } = request.nextUrl;
  const nonce = btoa(crypto.randomUUID());
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
  if (!isOffered(first)) return withLanguage(request, pathname.slice(first.length + 1) || '/');
  return underPolicy(request, first, https);
}

/** Runs before every page: puts the language into the path, and a fresh nonce into the policy. */
export function proxy(request: NextRequest): NextResponse {
  const https = siteOrigin().startsWith('https:');
  const response = answer(request, https);
  if (https) response.headers.set('Strict-Transport-Security', 'max-age=31536000');
  return response;
}

export const config = {
  // Pages only: API routes, pictures, what only machines read, Next's files and static files need
  // none of it.
  matcher: [
    '/((?!api/|api$|sandbox/|pictures/|sitemaps/|robots\\.txt$|sitemap\\.xml$|_next/|flags/|branding/|manifest\\.webmanifest$|favicon\\.ico$|embed\\.js$|notification-worker\\.js$).*)',
  ],
};
