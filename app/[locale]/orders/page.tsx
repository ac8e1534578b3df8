import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OrderList } from '@/components/order/order-list';
import { ColumnPage } from '@/components/shell/column-page';
import { parseLocale } from '@/lib/i18n/place';
import { currentSession } from '@/lib/session';
import { getStore } from '@/lib/store/shared';

type Props = PageProps<'/[locale]/orders'>;

/** Enough for a browser's memory; older ones stay reachable by their links. */
const listed = 50;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = parseLocale(await params);
  const t = await getTranslations({ locale, namespace: 'orders' });
  return { title: t('title'), robots: { index: false } };
}

/** The orders this browser has placed, newest first. */
export default async function OrdersPage({ params }: Props) {
  const locale = parseLocale(await params);
  const { id } = await currentSession();
  const orders =
    id === null ? [] : await (await getStore()).listOrders({ sessionId: id, limit: listed });
  return (
    <ColumnPage>
      <OrderList orders={orders} locale={locale} />
    </ColumnPage>
  );
}
