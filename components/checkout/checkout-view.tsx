import { getTranslations } from 'next-intl/server';
import { BrandTile } from '@/components/catalogue/brand-tile';
import type { CheckoutOffer } from '@/lib/checkout/load';
import { countryName } from '@/lib/i18n/country-names';
import { formatFiat } from '@/lib/money';
import { brandPath } from '@/lib/paths';
import { CheckoutForm } from './checkout-form';
import { checkoutStrings } from './checkout-strings';
import { examplePhone } from './example-phone';

/** The checkout's content: what is bought, and the form that orders it. */
export async function CheckoutView({
  checkout,
  locale,
}: {
  checkout: CheckoutOffer;
  locale: string;
}) {
  const { brand, product, value } = checkout;
  const t = await getTranslations();
  const label =
    product.type === 'fixed' ? product.label : formatFiat(value ?? '', product.currency, locale);
  const country = countryName(brand.country, locale);
  const back = `${brandPath(locale, brand)}?${new URLSearchParams({ coin: checkout.coin })}`;
  return (
    <>
      <h1 className="font-semibold text-3xl tracking-tight">{t('checkout.title')}</h1>
      <section
        aria-label={t('checkout.yourOrder')}
        className="mt-5 flex items-center gap-4 rounded-card border border-line bg-surface p-3"
      >
        <div className="w-24 shrink-0">
          <BrandTile brand={brand} size="list" eager />
        </div>
        <div className="min-w-0 grow">
          <p className="font-semibold leading-snug">
            {brand.name} <bdi>{label}</bdi>
          </p>
          <p className="text-muted text-sm">{t('product.worksIn', { country })}</p>
        </div>
        <a
          href={back}
          className="flex min-h-11 items-center px-2 text-sm underline underline-offset-4"
        >
          {t('checkout.backToProduct')}
        </a>
      </section>
      <noscript>
        <p className="mt-5 rounded-card border border-attention/40 bg-attention-soft p-4">
          {t('checkout.noScript')}
        </p>
      </noscript>
      <CheckoutForm
        line={{
          country: brand.country,
          kind: brand.kind,
          brand: brand.slug,
          product: product.id,
          ...(value === null ? {} : { value }),
        }}
        delivery={product.delivery}
        productHref={back}
        initialCoin={checkout.coin}
        initialPrice={checkout.price}
        coins={checkout.coins}
        locale={locale}
        strings={checkoutStrings(t, examplePhone(brand.country))}
      />
    </>
  );
}
