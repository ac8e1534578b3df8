import type { Translate } from '@/lib/i18n/translate';
import type messages from '@/messages/en.json';

/** The words of the page that takes a cart over; `{max}` and `{units}` still open in `full`. */
export type HandoverStrings = Omit<(typeof messages)['handover'], 'title' | 'noScript'>;

/** Everything the island may have to say; without a message library in the browser. */
export function handoverStrings(t: Translate): HandoverStrings {
  const all: (typeof messages)['handover'] = t.raw('handover' as never);
  const { title: _title, noScript: _noScript, ...strings } = all;
  return strings;
}
