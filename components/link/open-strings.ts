import type { Translate } from '@/lib/i18n/translate';
import type messages from '@/messages/en.json';

/** The words of the page that opens links, `{country}` still open in `worksIn`. */
export type OpenStrings = Omit<(typeof messages)['open'], 'noScript'> & { worksIn: string };

/** Everything the island may have to say; without a message library in the browser. */
export function openStrings(t: Translate): OpenStrings {
  const all: (typeof messages)['open'] = t.raw('open' as never);
  const { noScript: _, ...strings } = all;
  return { ...strings, worksIn: t.raw('product.worksIn' as never) };
}
