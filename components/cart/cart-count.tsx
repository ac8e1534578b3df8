'use client';

import { useSyncExternalStore } from 'react';
import { cartEvent, storedUnits } from '@/lib/cart/stored-units';

const events = ['storage', 'pageshow', cartEvent];

function subscribe(listener: () => void): () => void {
  for (const event of events) window.addEventListener(event, listener);
  return () => {
    for (const event of events) window.removeEventListener(event, listener);
  };
}

/** How much is in the cart, as a mark on its link; nothing while it is empty. */
export function CartCount({ words }: { words: readonly string[] }) {
  const units = useSyncExternalStore(subscribe, storedUnits, () => 0);
  if (units === 0) return null;
  return (
    <>
      <span
        aria-hidden="true"
        className="absolute start-5 top-0.5 min-w-5 sm:start-4 rounded-full bg-on-header px-1 text-center font-semibold text-header text-xs leading-5"
      >
        {units}
      </span>
      <span className="sr-only">{words[units - 1] ?? units}</span>
    </>
  );
}
