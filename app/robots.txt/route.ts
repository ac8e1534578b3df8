import { siteOrigin } from '@/lib/env';
import { offeredLanguages } from '@/lib/i18n/offered';
import { isSandbox } from '@/lib/runtime';
import { robotsText } from '@/lib/seo/robots';

// One build serves any partner: what is asked for is answered, not what the build knew.
export const dynamic = 'force-dynamic';

/** What crawlers may look at. */
export function GET(): Response {
  return new Response(
    robotsText({ origin: siteOrigin(), isSandbox: isSandbox(), locales: offeredLanguages().offer }),
    {
      headers: {
        'Content-Type': 'text/plain; charset=utf-8',
        'Cache-Control': 'public, max-age=3600',
      },
    },
  );
}
