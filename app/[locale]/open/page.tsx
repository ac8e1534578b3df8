import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OpenLink } from '@/components/link/open-link';
import { openStrings } from '@/components/link/open-strings';
import { ColumnPage } from '@/components/shell/column-page';
import { parseLocale } from '@/lib/i18n/place';

type Props = PageProps<'/[locale]/open'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = parseLocale(await params);
  const t = await getTranslations({ locale, namespace: 'open' });
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' };
}

/**
 * Where links to orders and gifts lead. The same for everyone: what a link opens stands in its
 * fragment, which the browser keeps to itself.
 */
export default async function OpenPage({ params }: Props) {
  const locale = parseLocale(await params);
  const t = await getTranslations();
  return (
    <ColumnPage>
      <OpenLink locale={locale} strings={openStrings(t)} />
      <noscript>
        <p className="rounded-card border border-line bg-surface p-5">{t('open.noScript')}</p>
      </noscript>
    </ColumnPage>
  );
}
