import { useEffect, useState } from 'react';
import type { Checkout } from '@/schemas/checkout';
import { quoteSchema } from '@/schemas/checkout-answer';

type Wish = {
  line: Omit<Checkout['line'], 'beneficiary'>;
  coin: string;
  initialCoin: string;
  initialPrice: string | null;
};

/**
 * What the line costs in the chosen coin, as a plain decimal: the page's own price to begin with,
 * asked for anew when the coin changes, and settable to what the validation said.
 */
export function usePrice({ line, coin, initialCoin, initialPrice }: Wish): {
  amount: string | null;
  set: (amount: string) => void;
} {
  const [known, setKnown] = useState<Readonly<Record<string, string>>>(
    initialPrice === null ? {} : { [initialCoin]: initialPrice },
  );
  const amount = known[coin] ?? null;
  const query = new URLSearchParams({ ...line, coin }).toString();

  useEffect(() => {
    if (amount !== null) return;
    const abort = new AbortController();
    fetch(`/api/quotes?${query}`, { signal: abort.signal })
      .then((response) => response.json())
      .then((body: unknown) => {
        const parsed = quoteSchema.safeParse(body);
        if (parsed.success) setKnown((all) => ({ ...all, [parsed.data.coin]: parsed.data.amount }));
      })
      // Without a price the page says that it is shown after the check, which asks again.
      .catch(() => {});
    return () => abort.abort();
  }, [amount, query]);

  return { amount, set: (next) => setKnown((all) => ({ ...all, [coin]: next })) };
}
