import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { KindList } from '@/components/catalogue/kind-list';
import { ShelfPage } from '@/components/shell/shelf-page';
import { SupplierTrouble } from '@/components/shell/supplier-trouble';
import { brandsOf } from '@/lib/catalogue/catalogue';
import { loadList } from '@/lib/catalogue/list';
import { countryName } from '@/lib/i18n/country-names';
import { parsePlace } from '@/lib/i18n/place';
import { currentSession } from '@/lib/session';
import { kindSchema } from '@/schemas/catalogue';
import { listQuerySchema } from '@/schemas/list-query';

type Props = PageProps<'/[locale]/[country]/[kind]'>;

async function parse({ params, searchParams }: Props) {
  const { kind, ...place } = await params;
  const parsed = kindSchema.safeParse(kind);
  if (!parsed.success) notFound();
  const wish = listQuerySchema.parse(await searchParams);
  return { ...parsePlace(place), kind: parsed.data, wish };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, country, kind } = await parse(props);
  const t = await getTranslations({ locale });
  const title = t('list.title', {
    kind: t(`kinds.${kind}`),
    country: countryName(country, locale),
  });
  return { title, description: t('home.lead') };
}

/** Everything of one kind in a country; what narrows it stands in the URL. */
export default async function KindPage(props: Props) {
  const { wish, ...place } = await parse(props);
  const session = await currentSession();
  const brands = await brandsOf(session, place.country);
  return (
    <ShelfPage country={place.country}>
      {brands.ok ? (
        <KindList
          list={await loadList(session, brands.data, place, wish)}
          place={place}
          wish={wish}
        />
      ) : (
        <SupplierTrouble kind={brands.error.kind} />
      )}
    </ShelfPage>
  );
}
