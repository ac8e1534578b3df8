import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { GiftList } from '@/components/link/gift-list';
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

async function received(sessionId: string) {
  const store = await getStore();
  const page = { sessionId, limit: listed };
  return await Promise.all([store.listOrders(page), store.listGifts(page)]);
}

/** What this browser has ordered, or was let in to, and the gifts it has opened, newest first. */
export default async function OrdersPage({ params }: Props) {
  const locale = parseLocale(await params);
  const { id } = await currentSession();
  const [orders, gifts] = id === null ? [[], []] : await received(id);
  return (
    <ColumnPage>
      <OrderList orders={orders} locale={locale} />
      <GiftList gifts={gifts} locale={locale} />
    </ColumnPage>
  );
}
