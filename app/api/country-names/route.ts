import { countryNamesEverywhere } from '@/lib/catalogue/countries';

/** What every country is called in the shop's languages, for a search in whichever of them. */
export function GET(): Response {
  const headers = { 'Cache-Control': 'public, max-age=86400' };
  return Response.json(countryNamesEverywhere(), { headers });
}
