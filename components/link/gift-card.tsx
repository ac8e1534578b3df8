'use client';

import { DeliveryCard } from '@/components/order/delivery-card';
import type { OrderStrings } from '@/components/order/order-strings';
import type { DeliverySnapshot } from '@/schemas/order-snapshot';

type Props = {
  giftId: string;
  item: DeliverySnapshot;
  worksIn: string | null;
  locale: string;
  strings: OrderStrings['delivery'];
};

/** A gift's one item, its code behind a button as in an order. */
export function GiftCard({ giftId, item, ...rest }: Props) {
  return <DeliveryCard secretAt={`gifts/${giftId}`} state="delivered" delivery={item} {...rest} />;
}
