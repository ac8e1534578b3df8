import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { EmptyKind } from '@/components/catalogue/empty-kind';
import { KindList } from '@/components/catalogue/kind-list';
import { ShelfPage } from '@/components/shell/shelf-page';
import { StructuredData } from '@/components/shell/structured-data';
import { SupplierTrouble } from '@/components/shell/supplier-trouble';
import { brandsOf } from '@/lib/catalogue/catalogue';
import { loadList } from '@/lib/catalogue/list';
import { listHref } from '@/lib/catalogue/list-link';
import { isSettled, readListWish } from '@/lib/catalogue/list-wish';
import { brandsOfKind } from '@/lib/catalogue/shelves';
import { parsePlace } from '@/lib/i18n/place';
import { listMetadata } from '@/lib/seo/catalogue-metadata';
import { wayTo } from '@/lib/seo/structured';
import { currentVisitor } from '@/lib/session';
import { shop } from '@/lib/shop';
import { kindSchema } from '@/schemas/catalogue';
import { listQuerySchema } from '@/schemas/list-query';

type Props = PageProps<'/[locale]/[country]/[kind]'>;

async function parse({ params, searchParams }: Props) {
  const { kind, ...place } = await params;
  const parsed = kindSchema.safeParse(kind);
  if (!parsed.success || !shop().kinds.includes(parsed.data)) notFound();
  const query = listQuerySchema.parse(await searchParams);
  const list = { ...parsePlace(place), kind: parsed.data };
  const wish = readListWish(query, list.locale);
  // Under the address of the page in another language, an amount as typed may be another one.
  if (!isSettled(query, wish)) redirect(listHref(list, wish));
  return { ...list, wish };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return await listMetadata(await parse(props));
}

/** Everything of one kind in a country; what narrows it stands in the URL. */
export default async function KindPage(props: Props) {
  const { wish, ...place } = await parse(props);
  const visitor = await currentVisitor();
  const brands = await brandsOf(visitor, place.country);
  const isEmpty = brands.ok && brandsOfKind(brands.data, place.kind).length === 0;
  return (
    <ShelfPage country={place.country} shared={brands.ok && !isEmpty ? 'whole' : 'failed'}>
      <StructuredData data={await wayTo(place)} />
      {!brands.ok && <SupplierTrouble kind={brands.error.kind} />}
      {brands.ok && isEmpty && <EmptyKind brands={brands.data} place={place} />}
      {brands.ok && !isEmpty && (
        <KindList
          list={await loadList(visitor, brands.data, place, wish)}
          place={place}
          wish={wish}
        />
      )}
    </ShelfPage>
  );
}
