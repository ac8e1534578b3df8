import { branding } from '@/lib/branding/branding';

// What is served depends on the configuration at run time, not on the build.
export const dynamic = 'force-dynamic';

/** Browsers ask here by themselves, as while one page replaces another; a 404 is a complaint to them. */
export function GET(): Response {
  const { bytes, type } = branding().icon;
  return new Response(bytes, {
    headers: {
      'Content-Type': type,
      'Cache-Control': 'public, max-age=3600',
      // A picture that is opened by itself is a document, and this one may hold a script.
      'Content-Security-Policy': "default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
