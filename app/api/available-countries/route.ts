import { countryCodes } from '@/schemas/country-codes';

/** The countries the supplier sells in, in the shape of its own endpoint of this name. */
export function GET(): Response {
  const names = new Intl.DisplayNames('en', { type: 'region' });
  const countries = countryCodes.map((isoCode) => ({
    isoCode,
    name: names.of(isoCode) ?? isoCode,
  }));
  return Response.json({ countries }, { headers: { 'Cache-Control': 'public, max-age=86400' } });
}
