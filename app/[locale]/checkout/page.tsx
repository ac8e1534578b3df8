import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CheckoutOfCart, CheckoutOfGood } from '@/components/checkout/checkout-of';
import { ColumnPage } from '@/components/shell/column-page';
import { parseLocale } from '@/lib/i18n/place';

type Props = PageProps<'/[locale]/checkout'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = parseLocale(await params);
  const t = await getTranslations({ locale, namespace: 'checkout' });
  return { title: t('title'), robots: { index: false } };
}

/** From what was chosen to an order, in one page: the good its address names, else the cart. */
export default async function CheckoutPage({ params, searchParams }: Props) {
  const locale = parseLocale(await params);
  const asked = await searchParams;
  return (
    <ColumnPage>
      {asked.product === undefined ? (
        <CheckoutOfCart locale={locale} coin={[asked.coin].flat()[0]} />
      ) : (
        <CheckoutOfGood locale={locale} asked={asked} />
      )}
    </ColumnPage>
  );
}
