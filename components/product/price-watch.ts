/** A price as it is shown, and since when it holds: epoch milliseconds of this browser's clock. */
export type KnownPrice = { price: string; at: number };

/** Why there is no new price. */
export type PriceTrouble = 'failed' | 'offline';

/** What the page knows of the price of what is chosen. */
export type PriceState =
  | { state: 'none' }
  | { state: 'asking' }
  | { state: 'known'; price: string; at: number; trouble: PriceTrouble | null }
  | { state: 'missing'; trouble: PriceTrouble };

/** What a watch needs of the page it lives on. */
export type PageLife = {
  isVisible(): boolean;
  isOnline(): boolean;
  /** Calls back when either may have changed; answers with what ends that. */
  onChange(listen: () => void): () => void;
};

/** Typing goes on for about this long between two digits; asking earlier wastes the supplier's budget. */
export const settleMs = 350;

/** A price this old is asked for again while somebody looks at it. */
export const renewMs = 60_000;

/** So often without a change of the choice; a page that is open for long is not being read. */
export const mostRenewals = 15;

/**
 * Keeps the price of one choice fresh: asks once the choice has settled, again when it grows old,
 * and at once when the reader comes back to it. Asks nothing while the page is hidden or offline.
 */
export function watchPrice({
  first,
  ask,
  tell,
  page,
}: {
  /** The price that came with the page, if it did. */
  first: KnownPrice | null;
  /** Asks the shop; null when there is no price to be had. */
  ask: (signal: AbortSignal) => Promise<KnownPrice | null>;
  tell: (state: PriceState) => void;
  page: PageLife;
}): { retry: () => void; stop: () => void } {
  const abort = new AbortController();
  let known = first;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDue = false;
  let isAsking = false;
  let renewals = 0;

  function show(trouble: PriceTrouble | null) {
    if (known !== null) tell({ state: 'known', ...known, trouble });
    else tell(trouble === null ? { state: 'asking' } : { state: 'missing', trouble });
  }

  function askIn(ms: number) {
    clearTimeout(timer);
    timer = setTimeout(() => {
      isDue = true;
      void askIfDue();
    }, ms);
  }

  async function askIfDue() {
    if (!isDue || isAsking || !page.isVisible()) return;
    if (!page.isOnline()) {
      show('offline');
      return;
    }
    isDue = false;
    isAsking = true;
    clearTimeout(timer);
    if (known === null) show(null);
    const answer = await ask(abort.signal);
    isAsking = false;
    if (abort.signal.aborted) return;
    known = answer ?? known;
    show(answer === null ? (page.isOnline() ? 'failed' : 'offline') : null);
    renewals += 1;
    if (renewals <= mostRenewals) askIn(renewMs);
  }

  const stopListening = page.onChange(() => void askIfDue());
  show(null);
  askIn(first === null ? settleMs : Math.max(settleMs, first.at + renewMs - Date.now()));
  return {
    retry() {
      isDue = true;
      void askIfDue();
    },
    stop() {
      abort.abort();
      clearTimeout(timer);
      stopListening();
    },
  };
}
