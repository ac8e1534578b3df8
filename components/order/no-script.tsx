import { getTranslations } from 'next-intl/server';
import { hasArrived } from '@/lib/order/arrival';
import { refreshSeconds } from '@/lib/order/refresh';
import { orderPagePath, receiptPagePath } from '@/lib/paths';
import type { OrderSnapshot } from '@/schemas/order-snapshot';

/** For readers without JavaScript: the page loads itself anew for as long as something may change. */
export async function NoScript({
  order,
  orderId,
  locale,
}: {
  order: OrderSnapshot | null;
  orderId: string;
  locale: string;
}) {
  const t = await getTranslations('order');
  const seconds = refreshSeconds(order);
  return (
    <noscript>
      {seconds !== null && <meta httpEquiv="refresh" content={String(seconds)} />}
      <p className="mt-6 rounded-card border border-line bg-surface p-4 text-muted">
        {seconds === null ? t('noScriptEnded') : t('noScript', { seconds })}{' '}
        {seconds !== null && (
          <a href={orderPagePath(locale, orderId)} className="underline underline-offset-4">
            {t('noScriptReload')}
          </a>
        )}
      </p>
      {order !== null && hasArrived(order) && (
        <a
          href={receiptPagePath(locale, orderId)}
          className="mt-4 flex min-h-11 items-center underline underline-offset-4"
        >
          {t('receipt')}
        </a>
      )}
    </noscript>
  );
}
