import { getLocale, getTranslations } from 'next-intl/server';
import { secondaryButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { ColumnPage } from './column-page';

/**
 * What is shown in place of a page there is none of; also what a stranger sees of somebody else's order.
 * Next sends it along with every page, and in other languages there is no such page either.
 */
export async function NotFoundPage() {
  const [t, locale] = await Promise.all([getTranslations(), getLocale()]);
  return (
    <ColumnPage languages={false}>
      <Notice title={t('trouble.notFoundTitle')} heading="h1">
        <p>{t('trouble.notFound')}</p>
        <a href={`/${locale}`} className={`${secondaryButton} mt-4`}>
          {t('checkout.back')}
        </a>
      </Notice>
    </ColumnPage>
  );
}
