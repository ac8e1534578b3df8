import { useState } from 'react';
import type { Suggest } from '@/lib/search/suggester';

/**
 * What searches a country's index in the browser: null until it is there, and for as long as it
 * cannot be had. `load` asks for it, again after it failed; the matcher comes with it.
 */
export function useSuggest(
  locale: string,
  country: string,
): { suggest: Suggest | null; load: () => void } {
  const [suggest, setSuggest] = useState<Suggest | null>(null);
  async function load() {
    if (suggest !== null) return;
    // The tap that asks for it is shown first: to begin loading takes a slow phone 25 ms.
    await new Promise((done) => setTimeout(done));
    try {
      const { openSuggester } = await import('@/lib/search/suggester');
      const opened = await openSuggester({ locale, country });
      setSuggest(() => opened);
    } catch {
      // Without suggestions it is still a form.
    }
  }
  return { suggest, load };
}
