import { fill } from '@/lib/i18n/fill';
import { timeAgo } from '@/lib/i18n/time-ago';
import type { LinkState, OrderView } from '@/lib/order/view';
import type { OrderStrings } from './order-strings';

const dots: Record<LinkState, string> = {
  connecting: 'bg-line-strong',
  live: 'bg-good',
  polling: 'bg-line-strong',
  stale: 'bg-attention',
  offline: 'bg-attention',
  ended: 'bg-good',
};

function words(
  { link, ageMs }: OrderView['freshness'],
  strings: OrderStrings['link'],
  locale: string,
): string {
  if (ageMs !== null) return fill(strings[link], { ago: timeAgo(ageMs, locale, 'short') });
  if (link === 'stale') return strings.staleUnheard;
  if (link === 'offline') return strings.offlineUnheard;
  return strings[link];
}

/** How fresh the page is, said quietly: never as if it were a state of the payment. */
export function ConnectionLine({
  freshness,
  locale,
  strings,
}: {
  freshness: OrderView['freshness'];
  locale: string;
  strings: OrderStrings['link'];
}) {
  return (
    <span className="inline-flex items-center gap-2">
      <span aria-hidden="true" className={`size-2 shrink-0 rounded-full ${dots[freshness.link]}`} />
      {words(freshness, strings, locale)}
    </span>
  );
}
