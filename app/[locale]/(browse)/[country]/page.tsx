import type { Metadata } from 'next';
import { CountryHome } from '@/components/catalogue/country-home';
import { EmptyCountry } from '@/components/catalogue/empty-country';
import { ShelfPage } from '@/components/shell/shelf-page';
import { StructuredData } from '@/components/shell/structured-data';
import { SupplierTrouble } from '@/components/shell/supplier-trouble';
import { brandsOf } from '@/lib/catalogue/catalogue';
import { featuredBrands } from '@/lib/catalogue/discovery';
import { parsePlace } from '@/lib/i18n/place';
import { homeMetadata } from '@/lib/seo/catalogue-metadata';
import { siteData } from '@/lib/seo/structured';
import { currentVisitor } from '@/lib/session';

type Props = PageProps<'/[locale]/[country]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return await homeMetadata(parsePlace(await params));
}

/** A country's shop: three doors, what is popular, the categories. */
export default async function CountryPage({ params }: Props) {
  const { locale, country } = parsePlace(await params);
  const visitor = await currentVisitor();
  const brands = await brandsOf(visitor, country);
  const isEmpty = brands.ok && brands.data.length === 0;
  const featured = brands.ok ? await featuredBrands(visitor, country, brands.data, 12) : [];
  return (
    <ShelfPage country={country} shared={brands.ok && !isEmpty ? 'whole' : 'failed'}>
      <StructuredData data={siteData(locale, country)} />
      {isEmpty && <EmptyCountry country={country} locale={locale} />}
      {brands.ok && !isEmpty && (
        <CountryHome brands={brands.data} featured={featured} country={country} locale={locale} />
      )}
      {!brands.ok && <SupplierTrouble kind={brands.error.kind} />}
    </ShelfPage>
  );
}
