import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SearchResults } from '@/components/search/search-results';
import { ShelfPage } from '@/components/shell/shelf-page';
import { SupplierTrouble } from '@/components/shell/supplier-trouble';
import { brandsOf } from '@/lib/catalogue/catalogue';
import { suggestedCountries } from '@/lib/catalogue/suggested';
import { countryName } from '@/lib/i18n/country-names';
import { parsePlace } from '@/lib/i18n/place';
import { answerSearch } from '@/lib/search/country';
import { currentVisitor } from '@/lib/session';
import { searchQuerySchema } from '@/schemas/list-query';

type Props = PageProps<'/[locale]/[country]/search'>;

async function parse({ params, searchParams }: Props) {
  const { q: words } = searchQuerySchema.parse(await searchParams);
  return { ...parsePlace(await params), words };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, country: code, words } = await parse(props);
  const t = await getTranslations({ locale, namespace: 'search' });
  const country = countryName(code, locale);
  // Of which country they are, the page says: the words may name another one.
  const title = words === undefined ? t('title', { country }) : t('found', { words });
  return { title, robots: { index: false } };
}

/** One search over everything a country sells. */
export default async function SearchPage(props: Props) {
  const { locale, country, words } = await parse(props);
  const visitor = await currentVisitor();
  const [brands, own] = await Promise.all([brandsOf(visitor, country), suggestedCountries()]);
  return (
    <ShelfPage country={country} words={words}>
      {brands.ok ? (
        <SearchResults
          answer={await answerSearch(visitor, brands.data, { locale, country, words, own })}
          brands={brands.data}
          place={{ locale, country }}
        />
      ) : (
        <SupplierTrouble kind={brands.error.kind} />
      )}
    </ShelfPage>
  );
}
