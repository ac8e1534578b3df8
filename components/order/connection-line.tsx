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
  const [now, setNow] = useState(receivedAt ?? 0);
  useEffect(() => {
    if (link !== 'polling') return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [link]);

  const seconds = receivedAt === null ? null : Math.max(0, Math.round((now - receivedAt) / 1000));
  const stale = link === 'polling' && (seconds === null || seconds > staleSeconds);
  const text =
    link !== 'polling'
      ? strings[link]
      : seconds === null
        ? strings.connecting
        : fill(stale ? strings.stale : strings.polling, { seconds });
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
