import { getTranslations } from 'next-intl/server';
import { BrandGrid } from '@/components/catalogue/brand-grid';
import { BrandTile } from '@/components/catalogue/brand-tile';
import { secondaryButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { SoftLink } from '@/components/ui/soft-link';
import { logoStem } from '@/lib/catalogue/logo';
import type { Offer } from '@/lib/catalogue/offer';
import { shownForMs } from '@/lib/kept-pages/may-be-kept';
import { kindPath } from '@/lib/paths';
import type { ProductQuery } from '@/schemas/list-query';
import { BrandTexts } from './brand-texts';
import { CoinLinks } from './coin-links';
import { DeviceCheck } from './device-check';
import { ProductFacts } from './product-facts';
import { ProductForm } from './product-form';
import { productFormStrings, toOptionGroups } from './product-options';

type Props = { offer: Offer; locale: string; wish: ProductQuery };

/** The product page's content: the card, what to know, the choice and the way on. */
export async function ProductView({ offer, locale, wish }: Props) {
  const t = await getTranslations();
  const { brand, similar } = offer;
  return (
    <>
      <nav aria-label={t('product.kindNav')} className="-mt-2 mb-1 text-sm">
        <SoftLink
          href={kindPath(locale, brand.country, brand.kind)}
          className="inline-flex min-h-11 items-center text-muted underline underline-offset-4"
        >
          {t(`kinds.${brand.kind}`)}
        </SoftLink>
      </nav>
      <div className="grid grid-cols-[7.5rem_minmax(0,1fr)] items-start gap-x-4 gap-y-4 md:grid-cols-[minmax(0,5fr)_minmax(0,7fr)] md:gap-x-10">
        <div className="md:sticky md:top-6 md:row-span-2">
          <BrandTile brand={{ ...brand, logo: logoStem(brand.logoBase) }} size="product" eager />
        </div>
        <h1 className="self-center font-semibold text-3xl tracking-tight">{brand.name}</h1>
        <div className="max-md:col-span-2">
          <ProductFacts offer={offer} locale={locale} />
          <div className="mt-6">
            <Purchase offer={offer} locale={locale} wish={wish} />
          </div>
          <BrandTexts text={offer.text} locale={locale} />
        </div>
      </div>
      {similar.length > 0 && (
        <section aria-labelledby="similar" className="mt-12">
          <h2 id="similar" className="mb-4 font-semibold text-xl tracking-tight">
            {t('product.similar')}
          </h2>
          <BrandGrid brands={similar} locale={locale} below />
        </section>
      )}
    </>
  );
}

/** The value that a form sent without a script came back with; null when none did. */
function wrongValue({ products }: Offer, { product, value }: ProductQuery) {
  const isRange = products.some(({ id, type }) => id === product && type === 'range');
  return isRange && product !== undefined && value !== undefined ? { product, value } : null;
}

/** How old the prices are, at most, when a visitor sees them; null when nobody knows. */
async function ageOf({ readAt }: Offer): Promise<number | null> {
  return readAt === undefined ? null : Math.max(0, Date.now() - readAt) + (await shownForMs());
}

/** The choice, or why there is none and where to look instead. */
async function Purchase({ offer, locale, wish }: Props) {
  const t = await getTranslations();
  const { brand, products } = offer;
  const soldOut = brand.outOfStock || products.every((product) => product.outOfStock);
  if (soldOut) {
    const isEmpty = products.length === 0;
    return (
      <Notice title={isEmpty ? t('product.noProducts') : t('product.soldOut')}>
        <p>{isEmpty ? t('product.noProductsHint') : t('product.soldOutHint')}</p>
        <SoftLink
          href={kindPath(locale, brand.country, brand.kind)}
          className={`${secondaryButton} mt-4`}
        >
          {t(`product.seeAll.${brand.kind}`)}
        </SoftLink>
      </Notice>
    );
  }
  return (
    <>
      <CoinLinks offer={offer} locale={locale} />
      <ProductForm
        action={`/${locale}/checkout`}
        cartHref={`/${locale}/cart`}
        name={brand.name}
        place={{ country: brand.country, kind: brand.kind, brand: brand.slug }}
        locale={locale}
        coin={offer.coin}
        groups={toOptionGroups(offer, locale, t)}
        priceAgeMs={await ageOf(offer)}
        wrong={wrongValue(offer, wish)}
        strings={productFormStrings(brand.kind, t)}
      >
        {brand.kind === 'esims' && <DeviceCheck />}
      </ProductForm>
    </>
  );
}
