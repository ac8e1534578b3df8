import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CountryFilter } from '@/components/catalogue/country-filter';
import { CountryGrid } from '@/components/catalogue/country-grid';
import { ShelfPage } from '@/components/shell/shelf-page';
import { listCountries } from '@/lib/catalogue/countries';
import { entryPath, purposeOf } from '@/lib/catalogue/purpose';
import { suggestedCountries } from '@/lib/catalogue/suggested';
import { parseLocale } from '@/lib/i18n/place';
import { pageMetadata } from '@/lib/seo/page-metadata';
import { shop } from '@/lib/shop';
import { countryChoiceQuerySchema } from '@/schemas/country-choice-query';

type Props = PageProps<'/[locale]'>;

const purpose = async (searchParams: Props['searchParams']) =>
  purposeOf(countryChoiceQuerySchema.parse(await searchParams));

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = parseLocale(await params);
  const t = await getTranslations({ locale });
  const isTrip = (await purpose(searchParams)).kind === 'esims';
  const title = isTrip ? t('destination.title') : t('countries.metaTitle');
  const words = { title, description: t('countries.description') };
  return pageMetadata({ locale, pathIn: (language) => `/${language}`, ...words });
}

/** The first question: in which country will it be used? */
export default async function CountriesPage({ params, searchParams }: Props) {
  const locale = parseLocale(await params);
  const wanted = await purpose(searchParams);
  const [t, tTrip] = await Promise.all([
    getTranslations('countries'),
    getTranslations('destination'),
  ]);
  const isTrip = wanted.kind === 'esims';
  const countries = listCountries(locale, {
    suggested: await suggestedCountries(),
    popular: shop().countries.popular,
  });
  return (
    <ShelfPage>
      <h1 className="font-semibold text-3xl tracking-tight">
        {isTrip ? tTrip('title') : t('title')}
      </h1>
      <p className="mt-2 max-w-prose text-muted">{isTrip ? tTrip('hint') : t('description')}</p>
      <CountryFilter strings={{ label: t('search'), found: t.raw('found'), noMatch: t('noMatch') }}>
        {(['suggested', 'popular', 'all'] as const).map((part) => (
          <CountryGrid
            key={part}
            title={t(part)}
            countries={countries[part]}
            locale={locale}
            pathTo={(country) => entryPath(locale, country, wanted)}
          />
        ))}
      </CountryFilter>
    </ShelfPage>
  );
}
