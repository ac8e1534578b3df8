import { createHash } from 'node:crypto';
import { getTranslations } from 'next-intl/server';
import { brandsOf } from '@/lib/catalogue/catalogue';
import { isCountryOnOffer } from '@/lib/catalogue/countries';
import { jsonError, supplierFailure } from '@/lib/http';
import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/locales';
import { indexedBrands } from '@/lib/search/brands';
import { termsFor } from '@/lib/search/called-countries';
import { currentVisitor } from '@/lib/session';
import type { Brand } from '@/schemas/catalogue';
import { countrySegmentSchema } from '@/schemas/country';
import type { SearchIndex } from '@/schemas/search-index';

/** What a country sells is asked for again after ten minutes anyway. */
const cacheControl = 'private, max-age=300';

/** Whether the browser has this very answer already; a proxy may have marked its tag as weak. */
function isKnown(request: Request, etag: string): boolean {
  const tags = (request.headers.get('if-none-match') ?? '').split(',');
  return tags.some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

/** The language of the page that asks; English for one that does not say. */
function localeOf(request: Request): Locale {
  const asked = new URL(request.url).searchParams.get('locale') ?? '';
  return isLocale(asked) ? asked : defaultLocale;
}

/** What the browser of a page in one language is told to search a country's brands. */
async function indexOf(brands: readonly Brand[], locale: Locale): Promise<SearchIndex> {
  const t = await getTranslations({ locale, namespace: 'search' });
  return {
    brands: indexedBrands(brands),
    countries: termsFor(locale),
    elsewhere: t.raw('elsewhere'),
    allElsewhere: t.raw('allElsewhere'),
  };
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
  const body = JSON.stringify(await indexOf(brands.data, localeOf(request)));
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const headers = { 'Cache-Control': cacheControl, ETag: etag };
  if (isKnown(request, etag)) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, 'Content-Type': 'application/json' } });
}
