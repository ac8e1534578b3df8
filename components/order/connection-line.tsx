import { fill } from '@/lib/i18n/fill';
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

/** "4s ago" or "now", in the reader's language. */
function timeAgo(ageMs: number, locale: string): string {
  const seconds = Math.round(ageMs / 1000);
  const format = new Intl.RelativeTimeFormat(locale, { style: 'short', numeric: 'auto' });
  if (seconds < 60) return format.format(-seconds, 'second');
  const minutes = Math.round(seconds / 60);
  return minutes < 60
    ? format.format(-minutes, 'minute')
    : format.format(-Math.round(minutes / 60), 'hour');
}

function words(
  { link, ageMs }: OrderView['freshness'],
  strings: OrderStrings['link'],
  locale: string,
): string {
  if (ageMs !== null) return fill(strings[link], { ago: timeAgo(ageMs, locale) });
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
