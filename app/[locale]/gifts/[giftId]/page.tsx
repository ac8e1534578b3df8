import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { GiftView } from '@/components/link/gift-view';
import { ColumnPage } from '@/components/shell/column-page';
import { parseLocale } from '@/lib/i18n/place';
import { openedGift } from '@/lib/order/load';
import { deliveredItem } from '@/lib/order/reveal';
import { currentSession } from '@/lib/session';

type Props = PageProps<'/[locale]/gifts/[giftId]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = parseLocale(await params);
  const t = await getTranslations({ locale, namespace: 'gifts' });
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' };
}

/** One item of somebody's order, for the browser that opened its link; nothing else of the order. */
export default async function GiftPage({ params }: Props) {
  const { giftId, ...rest } = await params;
  const locale = parseLocale(rest);
  const session = await currentSession();
  const gift = await openedGift(session, giftId);
  if (gift === null) notFound();
  return (
    <ColumnPage>
      <GiftView gift={gift} item={await deliveredItem(session, gift)} locale={locale} />
    </ColumnPage>
  );
}
