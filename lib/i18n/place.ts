import 'server-only';
import { notFound } from 'next/navigation';
import { countrySegmentSchema } from '@/schemas/country';
import { isCountryOnOffer } from '../catalogue/countries';
import { isLocale, type Locale } from './locales';
import { isOffered } from './offered';

/** The language of a page's path. Unknown: not found. */
export function parseLocale(params: { locale: string }): Locale {
  if (!isLocale(params.locale) || !isOffered(params.locale)) notFound();
  return params.locale;
}

/** Language and country (alpha-2, upper case) of a page's path. Unknown: not found. */
export function parsePlace(params: { locale: string; country: string }): {
  locale: Locale;
  country: string;
} {
  const locale = parseLocale(params);
  const country = countrySegmentSchema.safeParse(params.country);
  const code = country.data?.toUpperCase() ?? '';
  if (!isCountryOnOffer(code)) notFound();
  return { locale, country: code };
}
