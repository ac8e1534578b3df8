import type { OrderView } from '@/lib/order/view';
import { NotifyButton } from './notify-button';
import type { OrderStrings } from './order-strings';
import { useTabIcon } from './use-tab-icon';

export type OrderExtrasProps = {
  view: OrderView;
  headline: string;
  body: string;
  strings: OrderStrings['notify'];
};

/** What the page is whole without: its icon in the browser's tab, and messages outside of it. */
export function OrderExtras({ view, ...words }: OrderExtrasProps) {
  useTabIcon(view.tone);
  return <NotifyButton view={view} {...words} />;
}
