import { countriesOnOffer } from '@/lib/catalogue/countries';
import { countryName } from '@/lib/i18n/country-names';

/** The countries the shop sells for, in the shape of the supplier's own endpoint of this name. */
export function GET(): Response {
  const countries = countriesOnOffer().map((isoCode) => ({
    isoCode,
    name: countryName(isoCode, 'en'),
  }));
  return Response.json({ countries }, { headers: { 'Cache-Control': 'public, max-age=3600' } });
}
