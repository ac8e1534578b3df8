import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cartStrings } from '@/components/cart/cart-strings';
import { CartView } from '@/components/cart/cart-view';
import { ColumnPage } from '@/components/shell/column-page';
import { parseLocale } from '@/lib/i18n/place';

type Props = PageProps<'/[locale]/cart'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = parseLocale(await params);
  const t = await getTranslations({ locale, namespace: 'cart' });
  return { title: t('title'), robots: { index: false } };
}

/** What is to be ordered; only the browser knows, so it is shown by the browser. */
export default async function CartPage({ params }: Props) {
  const locale = parseLocale(await params);
  const t = await getTranslations();
  return (
    <ColumnPage>
      <h1 className="mb-5 font-semibold text-3xl tracking-tight">{t('cart.title')}</h1>
      <noscript>
        <p className="rounded-card border border-attention/40 bg-attention-soft p-4">
          {t('cart.noScript')}
        </p>
      </noscript>
      <div className="scripted">
        <CartView locale={locale} strings={cartStrings(t)} />
      </div>
    </ColumnPage>
  );
}
