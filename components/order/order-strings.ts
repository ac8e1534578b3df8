import type { getTranslations } from 'next-intl/server';
import type messages from '@/messages/en.json';

type Translate = Awaited<ReturnType<typeof getTranslations<never>>>;

/** The order page's words, as they stand in the language's file: `{name}` places still open. */
export type OrderStrings = Omit<
  (typeof messages)['order'],
  'noScript' | 'noScriptEnded' | 'noScriptReload' | 'title'
>;

/** Everything the island may have to say; without a message library in the browser. */
export function orderStrings(t: Translate): OrderStrings {
  const all: (typeof messages)['order'] = t.raw('order');
  const { noScript: _, noScriptEnded: __, noScriptReload: ___, title: ____, ...strings } = all;
  return strings;
}
