import { useEffect, useMemo, useRef, useState } from 'react';
import { cartAnswerSchema } from '@/schemas/cart-answer';
import type { Good } from '@/schemas/checkout';
import { goodKey, type KnownGoods, learn, nothingKnown } from './goods';

/** Prices older than this are asked for again when the page is looked at again. */
const freshMs = 60_000;

export type Goods = {
  known: KnownGoods;
  /** The coin that prices are asked for in; the shop's first while none was wanted. */
  coin: string | null;
  state: 'asking' | 'known' | 'failed';
  retry: () => void;
};

const goodOf = ({ country, kind, brand, product, value }: Good): Good => ({
  country,
  kind,
  brand,
  product,
  ...(value !== undefined && { value }),
});

async function ask(body: { goods: Good[]; coin?: string; locale: string }, signal: AbortSignal) {
  try {
    const response = await fetch('/api/cart', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal,
    });
    return cartAnswerSchema.safeParse(await response.json()).data ?? null;
  } catch {
    return null;
  }
}

/**
 * What the shop says today of the goods of some lines, and what each costs in a coin: asked for when
 * the lines or the coin change, and again by who comes back to the page later. What was known stays
 * while it is asked for.
 * @param first what the page came with.
 */
export function useGoods(
  lines: readonly Good[],
  wanted: string | null,
  locale: string,
  first: KnownGoods = nothingKnown,
): Goods {
  const [known, setKnown] = useState(first);
  const [coin, setCoin] = useState<string | null>(wanted);
  const [state, setState] = useState<Goods['state']>(first === nothingKnown ? 'asking' : 'known');
  const [again, setAgain] = useState(0);
  const askedAt = useRef(first === nothingKnown ? 0 : Date.now());
  const keys = [...new Set(lines.map(goodKey))].join('\n');
  // The lines change with each letter of a recipient; the goods do not.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `keys` stands for the lines
  const goods = useMemo(() => {
    const byKey = new Map(lines.map((line) => [goodKey(line), goodOf(line)]));
    return keys === '' ? [] : keys.split('\n').flatMap((key) => byKey.get(key) ?? []);
  }, [keys]);

  const firstAnswers = useRef(first !== nothingKnown);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `again` asks once more
  useEffect(() => {
    if (goods.length === 0) return;
    if (firstAnswers.current) {
      firstAnswers.current = false;
      return;
    }
    const abort = new AbortController();
    setState('asking');
    ask({ goods, locale, ...(wanted !== null && { coin: wanted }) }, abort.signal).then(
      (answer) => {
        if (abort.signal.aborted) return;
        if (answer !== null) {
          askedAt.current = Date.now();
          setCoin(answer.coin);
          setKnown((before) => learn(before, goods, answer));
        }
        setState(answer === null ? 'failed' : 'known');
      },
    );
    return () => abort.abort();
  }, [goods, wanted, locale, again]);

  useEffect(() => {
    const look = () => {
      const isOld = Date.now() - askedAt.current > freshMs;
      if (document.visibilityState === 'visible' && isOld) setAgain((times) => times + 1);
    };
    document.addEventListener('visibilitychange', look);
    window.addEventListener('online', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('online', look);
    };
  }, []);

  return { known, coin: wanted ?? coin, state, retry: () => setAgain((times) => times + 1) };
}
