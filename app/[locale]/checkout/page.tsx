import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { CheckoutView } from '@/components/checkout/checkout-view';
import { ColumnPage } from '@/components/shell/column-page';
import { SupplierTrouble } from '@/components/shell/supplier-trouble';
import { secondaryButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { loadCheckout } from '@/lib/checkout/load';
import { parseLocale } from '@/lib/i18n/place';
import { brandPath } from '@/lib/paths';
import { currentSession } from '@/lib/session';
import { checkoutQuerySchema } from '@/schemas/checkout';

type Props = PageProps<'/[locale]/checkout'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = parseLocale(await params);
  const t = await getTranslations({ locale, namespace: 'checkout' });
  return { title: t('title'), robots: { index: false } };
}

/** From what was chosen to an order, in one page. */
export default async function CheckoutPage({ params, searchParams }: Props) {
  const locale = parseLocale(await params);
  const t = await getTranslations('checkout');
  const query = checkoutQuerySchema.safeParse(await searchParams);
  const loaded = query.success
    ? await loadCheckout(await currentSession(), query.data, locale)
    : null;
  const checkout = loaded?.ok ? loaded.data : null;
  if (checkout !== null && 'wrong' in checkout) {
    const { brand, ...wish } = checkout.wrong;
    redirect(`${brandPath(locale, brand)}?${new URLSearchParams(wish)}`);
  }
  return (
    <ColumnPage>
      {checkout !== null ? (
        <CheckoutView checkout={checkout} locale={locale} />
      ) : loaded?.ok === false ? (
        <SupplierTrouble kind={loaded.error.kind} />
      ) : (
        <Notice title={t('gone')} heading="h1">
          <p>{t('goneHint')}</p>
          <a href={`/${locale}`} className={`${secondaryButton} mt-4`}>
            {t('back')}
          </a>
        </Notice>
      )}
    </ColumnPage>
  );
}
