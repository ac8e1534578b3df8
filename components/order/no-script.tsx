import { getTranslations } from 'next-intl/server';
import { refreshSeconds } from '@/lib/order/refresh';
import type { OrderSnapshot } from '@/schemas/order-snapshot';

/** For readers without JavaScript: the page loads itself anew for as long as something may change. */
export async function NoScript({ order, path }: { order: OrderSnapshot | null; path: string }) {
  const t = await getTranslations('order');
  const seconds = refreshSeconds(order);
  return (
    <noscript>
      {seconds !== null && <meta httpEquiv="refresh" content={String(seconds)} />}
      <p className="mt-6 rounded-card border border-line bg-surface p-4 text-muted">
        {seconds === null ? t('noScriptEnded') : t('noScript', { seconds })}{' '}
        {seconds !== null && (
          <a href={path} className="underline underline-offset-4">
            {t('noScriptReload')}
          </a>
        )}
      </p>
    </noscript>
  );
}
