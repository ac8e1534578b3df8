import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ProductStructuredData } from '@/components/product/product-structured-data';
import { ProductView } from '@/components/product/product-view';
import { ShelfPage } from '@/components/shell/shelf-page';
import { SupplierTrouble } from '@/components/shell/supplier-trouble';
import { findBrand } from '@/lib/catalogue/catalogue';
import { loadOffer } from '@/lib/catalogue/offer';
import { parsePlace } from '@/lib/i18n/place';
import { brandMetadata } from '@/lib/seo/catalogue-metadata';
import { currentVisitor } from '@/lib/session';
import { kindSchema } from '@/schemas/catalogue';
import { productQuerySchema } from '@/schemas/list-query';

type Props = PageProps<'/[locale]/[country]/[kind]/[brand]'>;

async function parse({ params, searchParams }: Props) {
  const { kind, brand, ...rest } = await params;
  const parsed = kindSchema.safeParse(kind);
  if (!parsed.success) notFound();
  const place = { ...parsePlace(rest), kind: parsed.data, slug: brand };
  return { place, wish: productQuerySchema.parse(await searchParams) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { place } = await parse(props);
  const brand = await findBrand(await currentVisitor(), place);
  if (!brand.ok || brand.data === null) return {};
  return await brandMetadata(place.locale, brand.data);
}

/** A brand: what it sells, what that costs in the chosen coin, what to know before paying. */
export default async function BrandPage(props: Props) {
  const { place, wish } = await parse(props);
  const offer = await loadOffer(await currentVisitor(), place, wish.coin);
  if (offer.ok && offer.data === null) notFound();
  return (
    <ShelfPage country={place.country} shared={offer.ok ? 'whole' : 'failed'}>
      {offer.ok && offer.data !== null && (
        <>
          <ProductStructuredData offer={offer.data} locale={place.locale} />
          <ProductView offer={offer.data} locale={place.locale} wish={wish} />
        </>
      )}
      {!offer.ok && <SupplierTrouble kind={offer.error.kind} />}
    </ShelfPage>
  );
}
