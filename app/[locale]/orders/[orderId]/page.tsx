import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { OrderView } from '@/components/order/order-view';
import { ColumnPage } from '@/components/shell/column-page';
import { parseLocale } from '@/lib/i18n/place';
import { grantedOrder, loadOrder } from '@/lib/order/load';
import { currentSession } from '@/lib/session';

type Props = PageProps<'/[locale]/orders/[orderId]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = parseLocale(await params);
  const t = await getTranslations({ locale, namespace: 'order' });
  // No referrer: the address of an order is nobody else's business.
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' };
}

/** One order, for the browser that placed it: a snapshot from the server, then live. */
export default async function OrderPage({ params }: Props) {
  const { orderId, ...rest } = await params;
  const locale = parseLocale(rest);
  const session = await currentSession();
  const stored = await grantedOrder(session, orderId);
  if (stored === null) notFound();
  const loaded = await loadOrder(session, stored);
  return (
    <ColumnPage>
      <OrderView
        orderId={stored.id}
        loaded={loaded.ok ? loaded.data : null}
        session={session}
        locale={locale}
      />
    </ColumnPage>
  );
}
