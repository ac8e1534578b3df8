import { useEffect, useState } from 'react';

/** What is to be priced: the query of `GET /api/quotes`. */
export type QuoteWish = Record<string, string>;

type Quote = { state: 'none' | 'asking' | 'known' | 'failed'; price: string | null };

const none: Quote = { state: 'none', price: null };

/** Typing goes on for about this long between two digits; asking earlier wastes the supplier's budget. */
const settleMs = 350;

/**
 * Asks the shop for a price; null when there is none to be had. The schema comes with the first
 * question: its library is 17 kB that a page without a range never needs.
 */
async function askForQuote(query: string, signal: AbortSignal): Promise<string | null> {
  try {
    const [response, { quoteSchema }] = await Promise.all([
      fetch(`/api/quotes?${query}`, { signal }),
      import('@/schemas/checkout-answer'),
    ]);
    const parsed = quoteSchema.safeParse(await response.json());
    return parsed.success ? `${parsed.data.amount} ${parsed.data.coin}` : null;
  } catch {
    return null;
  }
}

/** The price of what is chosen, asked for once typing settles; a newer wish drops the older answer. */
export function useQuote(wish: QuoteWish | null): Quote {
  const query = wish === null ? null : new URLSearchParams(wish).toString();
  const [answer, setAnswer] = useState<{ query: string; quote: Quote } | null>(null);

  useEffect(() => {
    if (query === null) return;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const price = await askForQuote(query, abort.signal);
      if (abort.signal.aborted) return;
      const quote: Quote = { state: price === null ? 'failed' : 'known', price };
      setAnswer({ query, quote });
    }, settleMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [query]);

  if (query === null) return none;
  return answer?.query === query ? answer.quote : { state: 'asking', price: null };
}
