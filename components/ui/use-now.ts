import { useEffect, useState } from 'react';

/** When the page came to life, and now: epoch milliseconds. */
type Clock = { opened: number; now: number };

/** A clock that ticks every second while it is asked to; null while the server's rendering stands. */
export function useNow(ticking: boolean): Clock | null {
  const [clock, setClock] = useState<Clock | null>(null);
  useEffect(() => {
    const tick = () =>
      setClock((before) => ({ opened: before?.opened ?? Date.now(), now: Date.now() }));
    tick();
    if (!ticking) return;
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [ticking]);
  return clock;
}
