import { useEffect, useState } from 'react';
import { fill } from '@/lib/i18n/fill';
import type { OrderUpdate } from '@/lib/live/order-watch';
import type { OrderStrings } from './order-strings';

/** Past this without news the page says that it has lost the connection. */
const staleSeconds = 30;

/** How fresh the page is, said quietly: never as if it were a state of the payment. */
export function ConnectionLine({
  update,
  strings,
}: {
  update: OrderUpdate;
  strings: OrderStrings['link'];
}) {
  const { link, receivedAt } = update;
  const [clock, setClock] = useState<{ opened: number; now: number } | null>(null);
  useEffect(() => {
    const opened = Date.now();
    setClock({ opened, now: opened });
    if (link !== 'polling') return;
    const timer = setInterval(() => setClock({ opened, now: Date.now() }), 1000);
    return () => clearInterval(timer);
  }, [link]);

  // Until something is received, the newest news is what the page itself came with.
  const since = receivedAt ?? clock?.opened ?? 0;
  const seconds = clock === null ? 0 : Math.max(0, Math.round((clock.now - since) / 1000));
  const stale = link === 'polling' && seconds > staleSeconds;
  const text =
    link === 'polling' ? fill(stale ? strings.stale : strings.polling, { seconds }) : strings[link];
  const dot = stale
    ? 'bg-attention'
    : link === 'live' || link === 'ended'
      ? 'bg-good'
      : 'bg-line-strong';
  return (
    <span className="inline-flex items-center gap-2">
      <span aria-hidden="true" className={`size-2 shrink-0 rounded-full ${dot}`} />
      {text}
    </span>
  );
}
