import { brandsOf } from '@/lib/catalogue/catalogue';
import { isCountryOnOffer } from '@/lib/catalogue/countries';
import { jsonError, supplierFailure } from '@/lib/http';
import { isSandbox } from '@/lib/runtime';
import { countryPages, frontPages, frontSitemap } from '@/lib/seo/site-pages';
import { sitemapPieces } from '@/lib/seo/sitemap';
import { xmlAnswer } from '@/lib/seo/xml-answer';
import { currentVisitor } from '@/lib/session';
import { countrySegmentSchema } from '@/schemas/country';

/**
 * One sitemap: `front.xml`, or a country's such as `us.xml`. Any country of the shop has one, listed
 * or not: crawlers come back to what was listed once. It costs the one call the country's pages share.
 */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/sitemaps/[file]'>,
): Promise<Response> {
  const [, name = ''] = /^(\w+)\.xml$/.exec((await params).file) ?? [];
  if (isSandbox()) return jsonError(404, 'not-found');
  if (name === frontSitemap) return xmlAnswer(sitemapPieces(frontPages()));
  const country = countrySegmentSchema.safeParse(name).data?.toUpperCase() ?? '';
  if (!isCountryOnOffer(country)) return jsonError(404, 'not-found');
  const brands = await brandsOf(await currentVisitor(), country);
  if (!brands.ok) return supplierFailure(brands.error);
  return xmlAnswer(sitemapPieces(countryPages(country, brands.data)));
}
