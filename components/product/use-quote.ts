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

const queryOf = (wish: QuoteWish) => new URLSearchParams(wish).toString();

/**
 * The price of what is chosen, kept fresh while it is looked at. `first` is the one that came with
 * the page; a newer wish drops the older answer. `renewed` tells the price that was last heard of a
 * wish, so that one choice has one price wherever it is written.
 */
export function useQuote(
  wish: QuoteWish | null,
  first: KnownPrice | null,
): { quote: PriceState; retry: () => void; renewed: (wish: QuoteWish) => string | null } {
  const query = wish === null ? null : queryOf(wish);
  const [told, setTold] = useState<Readonly<Record<string, PriceState>>>({});
  const known = useRef(new Map<string, KnownPrice>());
  const retry = useRef(() => {});
  const { price = null, at = 0 } = first ?? {};

  useEffect(() => {
    if (query === null) return;
    const watch = watchPrice({
      first: known.current.get(query) ?? (price === null ? null : { price, at }),
      ask: (signal) => askForQuote(query, signal),
      tell(quote) {
        if (quote.state === 'known') known.current.set(query, quote);
        setTold((all) => ({ ...all, [query]: quote }));
      },
      page: thisPage,
    });
    retry.current = watch.retry;
    return watch.stop;
  }, [query, price, at]);

  const initial: PriceState =
    price === null ? { state: 'asking' } : { state: 'known', price, at, trouble: null };
  return {
    quote: query === null ? none : (told[query] ?? initial),
    retry: () => retry.current(),
    renewed(other) {
      const quote = told[queryOf(other)];
      return quote?.state === 'known' ? quote.price : null;
    },
  };
}
