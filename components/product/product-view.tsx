import { MapPin, Package } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { BrandTile } from '@/components/catalogue/brand-tile';
import { Notice } from '@/components/ui/notice';
import type { Offer } from '@/lib/catalogue/offer';
import { countryName } from '@/lib/i18n/country-names';
import { kindPath } from '@/lib/paths';
import { BrandTexts } from './brand-texts';
import { CoinLinks } from './coin-links';
import { ProductForm } from './product-form';
import { productFormStrings, toOptions } from './product-options';

/** The product page's content: the card, what to know, the choice and the way on. */
export async function ProductView({ offer, locale }: { offer: Offer; locale: string }) {
  const t = await getTranslations();
  const { brand, products } = offer;
  const country = countryName(brand.country, locale);
  const soldOut = brand.outOfStock || products.every((product) => product.outOfStock);
  const deliveries = [...new Set(products.map((product) => product.delivery))];
  return (
    <>
      <nav aria-label={t('product.kindNav')} className="mb-3 text-sm">
        <Link
          href={kindPath(locale, brand.country, brand.kind)}
          prefetch={false}
          className="inline-flex min-h-8 items-center text-muted underline underline-offset-4"
        >
          {t(`kinds.${brand.kind}`)}
        </Link>
      </nav>
      <div className="grid grid-cols-[7.5rem_minmax(0,1fr)] items-start gap-x-4 gap-y-4 md:grid-cols-[minmax(0,5fr)_minmax(0,7fr)] md:gap-x-10">
        <div className="md:sticky md:top-6 md:row-span-2">
          <BrandTile brand={brand} size="product" eager />
        </div>
        <h1 className="self-center font-semibold text-3xl tracking-tight">{brand.name}</h1>
        <div className="max-md:col-span-2">
          <ul className="space-y-2">
            <li className="flex gap-2">
              <MapPin aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-accent" />
              <span>
                <strong className="block font-semibold">{t('product.worksIn', { country })}</strong>
                <span className="block text-muted text-sm">{t('product.worksInHint')}</span>
              </span>
            </li>
            {deliveries.map((delivery) => (
              <li key={delivery} className="flex gap-2">
                <Package aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-accent" />
                <span>{t(`product.delivery.${delivery}`)}</span>
              </li>
            ))}
          </ul>
          {brand.kind === 'esims' && (
            <div className="mt-4">
              <Notice title={t('product.esimCheck')} tone="attention">
                <p>{t('product.esimCheckHint')}</p>
              </Notice>
            </div>
          )}
          <div className="mt-6">
            {products.length === 0 ? (
              <Notice title={t('product.noProducts')}>
                <p>{t('product.noProductsHint')}</p>
              </Notice>
            ) : soldOut ? (
              <Notice title={t('product.soldOut')}>
                <p>{t('product.soldOutHint')}</p>
              </Notice>
            ) : (
              <>
                <CoinLinks offer={offer} locale={locale} />
                <ProductForm
                  action={`/${locale}/checkout`}
                  place={{ country: brand.country, kind: brand.kind, brand: brand.slug }}
                  coin={offer.coin}
                  options={toOptions(offer, locale, t('product.ownValue'))}
                  strings={productFormStrings(brand.kind, t)}
                />
              </>
            )}
          </div>
          <BrandTexts text={offer.text} />
        </div>
      </div>
    </>
  );
}
