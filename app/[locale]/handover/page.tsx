import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { handoverStrings } from '@/components/handover/handover-strings';
import { TakeOverCart } from '@/components/handover/take-over-cart';
import { ColumnPage } from '@/components/shell/column-page';
import { parseLocale } from '@/lib/i18n/place';

type Props = PageProps<'/[locale]/handover'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = parseLocale(await params);
  const t = await getTranslations({ locale, namespace: 'handover' });
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' };
}

/**
 * Where a cart that was filled in a partner's page comes into the shop's own. The same for everyone:
 * which cart it is stands in the fragment, which the browser keeps to itself.
 */
export default async function HandoverPage({ params }: Props) {
  const locale = parseLocale(await params);
  const t = await getTranslations();
  return (
    <ColumnPage>
      <TakeOverCart locale={locale} strings={handoverStrings(t)} />
      <noscript>
        <p className="rounded-card border border-line bg-surface p-5">{t('handover.noScript')}</p>
      </noscript>
    </ColumnPage>
  );
}
