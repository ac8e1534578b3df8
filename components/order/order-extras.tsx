import { useEffect } from 'react';
import { forgetGoods } from '@/lib/checkout/ordered-goods';
import type { OrderView } from '@/lib/order/view';
import { NotifyButton } from './notify-button';
import type { OrderStrings } from './order-strings';
import { useTabIcon } from './use-tab-icon';

export { OrderRecord } from './order-record';
export { SameAgain } from './same-again';
export { WalletSlot } from './wallet-slot';

export type OrderExtrasProps = {
  orderId: string;
  view: OrderView;
  headline: string;
  body: string;
  strings: OrderStrings['notify'];
};

/** What the page is whole without: its icon in the browser's tab, and messages outside of it. */
export function OrderExtras({ orderId, view, ...words }: OrderExtrasProps) {
  useTabIcon(view.tone);
  const isDelivered = view.situation === 'delivered';
  useEffect(() => {
    if (isDelivered) forgetGoods(orderId);
  }, [isDelivered, orderId]);
  return <NotifyButton view={view} {...words} />;
}
