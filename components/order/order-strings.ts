import type { Translate } from '@/lib/i18n/translate';
import type messages from '@/messages/en.json';

/** The order page's words, as they stand in the language's file: `{name}` places still open. */
export type OrderStrings = Omit<
  (typeof messages)['order'],
  'noScript' | 'noScriptEnded' | 'noScriptReload' | 'title'
>;

/** Everything the island may have to say; without a message library in the browser. */
export function orderStrings(t: Translate): OrderStrings {
  const all: (typeof messages)['order'] = t.raw('order' as never);
  const { noScript: _, noScriptEnded: __, noScriptReload: ___, title: ____, ...strings } = all;
  return strings;
}
