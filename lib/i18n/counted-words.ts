import 'server-only';
import type { ShopConfig } from '@/schemas/shop-config';
import { oncePer } from '../once-per';
import { createRecent } from '../recent';
import { shop } from '../shop';
import type { Translate } from './translate';

type Counted = 'shell.cartUnits' | 'search.suggestionCount';

/** Two messages in eleven languages, and room for another dozen. */
const kept = oncePer((_: ShopConfig) => createRecent<readonly string[]>(36));

/**
 * A message for each number from `from` to `to`: “1 item in it” to “10 items in it”. Plurals are the
 * server's to make, and take half a millisecond for ten; they stand on every page, so each is made
 * once for a language and a configuration.
 */
export function countedWords(
  t: Translate,
  locale: string,
  message: Counted,
  { from, to }: { from: number; to: number },
): readonly string[] {
  const key = `${locale} ${message} ${from} ${to}`;
  const make = () =>
    Array.from({ length: to - from + 1 }, (_, index) => t(message, { count: from + index }));
  return kept(shop())(key, make);
}
