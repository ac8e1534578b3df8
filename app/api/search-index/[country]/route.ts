import { createHash } from 'node:crypto';
import { brandsOf } from '@/lib/catalogue/catalogue';
import { isCountryOnOffer } from '@/lib/catalogue/countries';
import { jsonError, supplierFailure } from '@/lib/http';
import { toSearchIndex } from '@/lib/search/brands';
import { currentVisitor } from '@/lib/session';
import { countrySegmentSchema } from '@/schemas/country';

/** What a country sells is asked for again after ten minutes anyway. */
const cacheControl = 'private, max-age=300';

/** Whether the browser has this very answer already; a proxy may have marked its tag as weak. */
function isKnown(request: Request, etag: string): boolean {
  const tags = (request.headers.get('if-none-match') ?? '').split(',');
  return tags.some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

/** A country's brands as a browser needs them to search by itself; the code is that of its pages. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/api/search-index/[country]'>,
): Promise<Response> {
  const segment = countrySegmentSchema.safeParse((await params).country);
  const country = segment.data?.toUpperCase() ?? '';
  if (!isCountryOnOffer(country)) return jsonError(404, 'not-found');
  const brands = await brandsOf(await currentVisitor(), country);
  if (!brands.ok) return supplierFailure(brands.error);
  const body = JSON.stringify(toSearchIndex(brands.data));
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const headers = { 'Cache-Control': cacheControl, ETag: etag };
  if (isKnown(request, etag)) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, 'Content-Type': 'application/json' } });
}
