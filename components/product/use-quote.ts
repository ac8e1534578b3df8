import { useEffect, useRef, useState } from 'react';
import { type KnownPrice, type PageLife, type PriceState, watchPrice } from './price-watch';

/** What is to be priced: the query of `GET /api/quotes`. */
export type QuoteWish = Record<string, string>;

const none: PriceState = { state: 'none' };

/**
 * Asks the shop for a price; null when there is none to be had. The schema comes with the first
 * question: its library is 17 kB that a page may never need.
 */
async function askForQuote(query: string, signal: AbortSignal): Promise<KnownPrice | null> {
  try {
    const [response, { quoteSchema }] = await Promise.all([
      fetch(`/api/quotes?${query}`, { signal }),
      import('@/schemas/checkout-answer'),
    ]);
    const parsed = quoteSchema.safeParse(await response.json());
    if (!parsed.success) return null;
    const { amount, coin, ageMs = 0 } = parsed.data;
    return { price: `${amount} ${coin}`, at: Date.now() - ageMs };
  } catch {
    return null;
  }
}

const thisPage: PageLife = {
  isVisible: () => document.visibilityState === 'visible',
  isOnline: () => navigator.onLine,
  onChange(listen) {
    document.addEventListener('visibilitychange', listen);
    window.addEventListener('online', listen);
    return () => {
      document.removeEventListener('visibilitychange', listen);
      window.removeEventListener('online', listen);
    };
  },
};

/**
 * The price of what is chosen, kept fresh while it is looked at. `first` is the one that came with
 * the page; a newer wish drops the older answer.
 */
export function useQuote(
  wish: QuoteWish | null,
  first: KnownPrice | null,
): { quote: PriceState; retry: () => void } {
  const query = wish === null ? null : new URLSearchParams(wish).toString();
  const [told, setTold] = useState<{ query: string; quote: PriceState } | null>(null);
  const retry = useRef(() => {});
  const { price = null, at = 0 } = first ?? {};

  useEffect(() => {
    if (query === null) return;
    const watch = watchPrice({
      first: price === null ? null : { price, at },
      ask: (signal) => askForQuote(query, signal),
      tell: (quote) => setTold({ query, quote }),
      page: thisPage,
    });
    retry.current = watch.retry;
    return watch.stop;
  }, [query, price, at]);

  const initial: PriceState =
    price === null ? { state: 'asking' } : { state: 'known', price, at, trouble: null };
  const quote = query === null ? none : told?.query === query ? told.quote : initial;
  return { quote, retry: () => retry.current() };
}
