import 'server-only';
import { countrySegmentSchema } from '@/schemas/country';
import { isCountryOnOffer } from '../catalogue/countries';
import { jsonError } from '../http';
import { drawn } from './drawn';
import type { Picture } from './picture';

/** A day, and a week more while it is drawn anew: a brand hardly ever changes its colour. */
const kept = 'public, max-age=86400, stale-while-revalidate=604800';

/** The name of a picture's file without its ending; null for a file that is none. */
export function pictureName(file: string): string | null {
  return /^(.+)\.png$/.exec(file)?.[1] ?? null;
}

/** A country in a picture's path as the supplier names it; null for one the shop does not sell for. */
export function pictureCountry(segment: string | null): string | null {
  const code = countrySegmentSchema.safeParse(segment).data?.toUpperCase() ?? '';
  return isCountryOnOffer(code) ? code : null;
}

/** The picture as an answer; 404 for null, 503 while there are too many others to draw. */
export async function pictureAnswer(picture: Picture | null): Promise<Response> {
  if (picture === null) return jsonError(404, 'not-found');
  const png = await drawn(picture);
  if (png === null) return jsonError(503, 'busy', {}, { 'Retry-After': '10' });
  return new Response(png, { headers: { 'Content-Type': 'image/png', 'Cache-Control': kept } });
}
