import { useEffect, useState } from 'react';
import { fill } from '@/lib/i18n/fill';
import type { OrderStrings } from './order-strings';

/** Quiet until little time is left. */
const loudMs = 5 * 60_000;

type Props = {
  expiresInMs: number | null;
  /** When that duration was received, epoch ms; null while it still is the server's rendering. */
  receivedAt: number | null;
  locale: string;
  strings: OrderStrings['pay'];
};

/**
 * The time left to pay, counted from a duration so that a wrong clock does no harm. The server
 * cannot know the reader's clock, so it appears once the page is live.
 */
export function TimeLeft({ expiresInMs, receivedAt, locale, strings }: Props) {
  const [clock, setClock] = useState<{ start: number; now: number } | null>(null);

  useEffect(() => {
    if (expiresInMs === null) return;
    const start = receivedAt ?? Date.now();
    setClock({ start, now: Date.now() });
    const timer = setInterval(() => setClock({ start, now: Date.now() }), 1000);
    return () => clearInterval(timer);
  }, [expiresInMs, receivedAt]);

  if (expiresInMs === null || clock === null) return <p className="h-5" />;
  const deadline = clock.start + expiresInMs;
  const left = deadline - clock.now;
  if (left <= 0) {
    return (
      <p role="alert" className="font-medium text-attention">
        {strings.timeUp}
      </p>
    );
  }
  const minutes = Math.floor(left / 60_000);
  const seconds = Math.floor((left % 60_000) / 1000);
  const text = fill(strings.timeLeft, {
    time: `${minutes}:${String(seconds).padStart(2, '0')}`,
    clock: new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(deadline),
  });
  return <p className={left < loudMs ? 'font-medium text-attention' : ''}>{text}</p>;
}
