import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { listCountries } from '@/lib/catalogue/countries';
import { neighboursOf } from '@/lib/catalogue/neighbours';
import { countryName } from '@/lib/i18n/country-names';
import { shop } from '@/lib/shop';
import { CountryGrid } from './country-grid';

/** How many countries nearby are suggested. */
const nearby = 8;

/** A country for which nothing is sold: says so, and where the search may go on. */
export async function EmptyCountry({ country, locale }: { country: string; locale: string }) {
  const t = await getTranslations();
  const { suggested, popular } = listCountries(locale, {
    suggested: neighboursOf(country, nearby),
    popular: shop().countries.popular.filter((code) => code !== country),
  });
  return (
    <>
      <Notice title={t('home.empty', { country: countryName(country, locale) })} heading="h1">
        <p>{t('home.emptyHint')}</p>
      </Notice>
      <CountryGrid title={t('home.nearby')} countries={suggested} locale={locale} />
      <CountryGrid title={t('countries.popular')} countries={popular} locale={locale} />
    </>
  );
}
