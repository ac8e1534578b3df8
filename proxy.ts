import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy, securityHeaders } from './lib/csp';
import { isDevelopment, siteOrigin } from './lib/env';
import { defaultLocale, isLocale } from './lib/i18n/locales';

/** Runs before every page: puts the language into the path, and a fresh nonce into the policy. */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const [, first = ''] = pathname.split('/');
  if (!isLocale(first)) {
    // A relative target: the request's own host is not to be trusted, nor needed.
    const location = `/${defaultLocale}${pathname === '/' ? '' : pathname}${search}`;
    return new NextResponse(null, { status: 307, headers: { Location: location } });
  }
  const https = siteOrigin().startsWith('https:');
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy({ nonce, development: isDevelopment(), https });
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  // Next reads the nonce for its own scripts out of this request header.
  headers.set('Content-Security-Policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  if (https) response.headers.set('Strict-Transport-Security', 'max-age=31536000');
  return response;
}

export const config = {
  // Pages only: API routes, the sandbox's pictures, Next's files and static files need none of it.
  matcher: ['/((?!api/|api$|sandbox/|_next/|flags/|favicon|icon|robots|manifest).*)'],
};
