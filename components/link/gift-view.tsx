import { getTranslations } from 'next-intl/server';
import { orderStrings } from '@/components/order/order-strings';
import { SupplierTrouble } from '@/components/shell/supplier-trouble';
import { Notice } from '@/components/ui/notice';
import type { SupplierError } from '@/lib/cryptorefills/errors';
import { countryName } from '@/lib/i18n/country-names';
import type { DeliveredItem } from '@/lib/order/reveal';
import type { OpenedGift } from '@/lib/store';
import type { DeliverySnapshot } from '@/schemas/order-snapshot';
import type { Result } from '@/schemas/result';
import { GiftCard } from './gift-card';

/** What the receiver of a gift may know of it: for whom its buyer ordered it is not theirs to see. */
function snapshotOf(item: DeliveredItem, { revealedAt }: OpenedGift): DeliverySnapshot {
  const { id, brandName, label, country, deliveryType } = item;
  const kept = { id, brandName, label, country, deliveryType };
  return { ...kept, beneficiary: null, hasCode: true, failed: false, revealedAt };
}

/** A gift as the server knows it; the code comes at a press. */
export async function GiftView({
  gift,
  item,
  locale,
}: {
  gift: OpenedGift;
  /** Null when there is nothing to show any more. */
  item: Result<DeliveredItem | null, SupplierError>;
  locale: string;
}) {
  const t = await getTranslations();
  if (!item.ok) return <SupplierTrouble kind={item.error.kind} />;
  if (item.data === null) return <Notice title={t('gifts.gone')} heading="h1" />;
  const { country } = item.data;
  return (
    <>
      <h1 className="font-semibold text-3xl tracking-tight">{t('gifts.title')}</h1>
      <p className="mt-1 mb-5 text-lg text-muted">{t('gifts.lead')}</p>
      <h2 className="sr-only">{t('order.delivery.title')}</h2>
      <GiftCard
        giftId={gift.id}
        item={snapshotOf(item.data, gift)}
        worksIn={
          country === null ? null : t('product.worksIn', { country: countryName(country, locale) })
        }
        locale={locale}
        strings={orderStrings(t).delivery}
      />
    </>
  );
}
