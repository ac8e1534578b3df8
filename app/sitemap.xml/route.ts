import { jsonError } from '@/lib/http';
import { isSandbox } from '@/lib/runtime';
import { sitemapUrls } from '@/lib/seo/site-pages';
import { sitemapIndex } from '@/lib/seo/sitemap';
import { xmlAnswer } from '@/lib/seo/xml-answer';

export const dynamic = 'force-dynamic';

/** The index of the sitemaps. It costs no call to the supplier. */
export async function GET(): Promise<Response> {
  if (isSandbox()) return jsonError(404, 'not-found');
  return xmlAnswer([sitemapIndex(await sitemapUrls())]);
}
