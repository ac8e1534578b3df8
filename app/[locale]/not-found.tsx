import { getLocale, getTranslations } from 'next-intl/server';
import { ColumnPage } from '@/components/shell/column-page';
import { secondaryButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

/** Also what a stranger sees under somebody else's order. */
export default async function NotFound() {
  const [t, locale] = await Promise.all([getTranslations(), getLocale()]);
  return (
    <ColumnPage>
      <Notice title={t('trouble.notFoundTitle')} heading="h1">
        <p>{t('trouble.notFound')}</p>
        <a href={`/${locale}`} className={`${secondaryButton} mt-4`}>
          {t('checkout.back')}
        </a>
      </Notice>
    </ColumnPage>
  );
}
