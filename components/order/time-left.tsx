import { fill } from '@/lib/i18n/fill';
import type { OrderView } from '@/lib/order/view';
import type { OrderStrings } from './order-strings';

/**
 * The time left to pay, quiet until little is left. The server does not know the reader's clock,
 * so it appears once the page is live.
 */
export function TimeLeft({
  deadline,
  locale,
  strings,
}: {
  deadline: OrderView['deadline'];
  locale: string;
  strings: OrderStrings['pay'];
}) {
  if (deadline === null) return <p className="h-5" />;
  const { at, leftMs, isNear } = deadline;
  const minutes = Math.floor(leftMs / 60_000);
  const seconds = Math.floor((leftMs % 60_000) / 1000);
  const text = fill(strings.timeLeft, {
    time: `${minutes}:${String(seconds).padStart(2, '0')}`,
    clock: new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(at),
  });
  return <p className={isNear ? 'font-medium text-attention' : ''}>{text}</p>;
}
