import { getTranslations } from 'next-intl/server';
import { secondaryButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { SoftLink } from '@/components/ui/soft-link';
import { orderPagePath } from '@/lib/paths';
import type { StoredOrder } from '@/lib/store';
import { type OrderState, orderStates } from '@/schemas/order-snapshot';

/** This browser's orders by date and last known state; what was bought is the supplier's to say. */
export async function OrderList({ orders, locale }: { orders: StoredOrder[]; locale: string }) {
  const t = await getTranslations();
  // The reader's time zone is not known here; a date alone is right nearly everywhere.
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return (
    <>
      <h1 className="font-semibold text-3xl tracking-tight">{t('orders.title')}</h1>
      <p className="mt-1 mb-5 text-muted">{t('orders.lead')}</p>
      {orders.length === 0 ? (
        <Notice title={t('orders.empty')}>
          <p>{t('orders.emptyHint')}</p>
          <SoftLink href={`/${locale}`} className={`${secondaryButton} mt-4`}>
            {t('checkout.back')}
          </SoftLink>
        </Notice>
      ) : (
        <ul className="space-y-2">
          {orders.map(({ id, createdAt, lastState }) => (
            <li key={id}>
              <SoftLink
                href={orderPagePath(locale, id)}
                className="flex min-h-14 flex-wrap items-center justify-between gap-x-4 rounded-card border border-line bg-surface px-4 py-2 hover:border-accent"
              >
                <span className="font-medium">
                  {t('orders.open', { date: date.format(createdAt) })}
                </span>
                <span className="text-muted text-sm">
                  {t(`orderStates.${knownState(lastState)}`)}
                </span>
              </SoftLink>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** A state written by another version of the shop may be unknown to this one. */
function knownState(text: string): OrderState {
  return orderStates.find((state) => state === text) ?? 'in-review';
}
