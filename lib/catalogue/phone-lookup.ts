import 'server-only';
import { carrier } from 'libphonenumber-geo-carrier';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Brand } from '@/schemas/catalogue';
import type { PhoneLookup } from '@/schemas/phone-lookup';
import type { Caller } from '../cryptorefills/catalogue';
import { countryName } from '../i18n/country-names';
import { brandPath, kindPath } from '../paths';
import { readPhoneNumber } from '../phone-number';
import { brandsOf } from './catalogue';
import { isCountryOnOffer } from './countries';
import { likelyOperators } from './operators';
import { brandsOfKind } from './shelves';

/** The network a number was given out under, by the public numbering plans; null when unknown. */
async function carrierOf(e164: string): Promise<string | null> {
  const parsed = parsePhoneNumberFromString(e164);
  return parsed === undefined ? null : await carrier(parsed);
}

/** The top-ups of a country; null when nobody can tell, as when the supplier is away. */
async function topUpsOf(caller: Caller, country: string): Promise<readonly Brand[] | null> {
  if (!isCountryOnOffer(country)) return [];
  const brands = await brandsOf(caller, country);
  return brands.ok ? brandsOfKind(brands.data, 'top-ups') : null;
}

function operatorsAmong(topUps: readonly Brand[], carrierName: string | null, locale: string) {
  if (carrierName === null) return [];
  const inStock = topUps.filter(({ outOfStock }) => !outOfStock);
  return likelyOperators(carrierName, inStock).map((brand) => ({
    name: brand.name,
    href: brandPath(locale, brand),
  }));
}

/**
 * Reads a phone number back and suggests who tops it up; null when it is none. A number of another
 * country than the page's is looked up there. The operators are only likely: numbers can be taken
 * along to another network.
 */
export async function lookUpPhone(
  caller: Caller,
  { phone, country, locale }: { phone: string; country: string; locale: string },
): Promise<PhoneLookup | null> {
  const number = readPhoneNumber(phone, country);
  if (number === null) return null;
  const { e164, shown, country: own } = number;
  if (own === null) return { e164, shown, country: null, operators: [] };
  const isElsewhere = own !== country;
  const [topUps, carrierName] = await Promise.all([topUpsOf(caller, own), carrierOf(e164)]);
  const isSold = topUps === null || topUps.length > 0;
  return {
    e164,
    shown,
    country: {
      code: own,
      name: countryName(own, locale),
      href: isElsewhere && isSold ? kindPath(locale, own, 'top-ups') : null,
      sold: isSold,
    },
    operators: operatorsAmong(topUps ?? [], carrierName, locale),
  };
}
