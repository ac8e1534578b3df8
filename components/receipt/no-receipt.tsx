import { getTranslations } from 'next-intl/server';
import { primaryButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { orderPagePath } from '@/lib/paths';

/** In place of the receipt of an order whose money has not arrived. */
export async function NoReceipt({ orderId, locale }: { orderId: string; locale: string }) {
  const t = await getTranslations('receipt');
  return (
    <Notice title={t('noneTitle')} heading="h1">
      <p>{t('none')}</p>
      <a href={orderPagePath(locale, orderId)} className={`${primaryButton} mt-4`}>
        {t('back')}
      </a>
    </Notice>
  );
}
