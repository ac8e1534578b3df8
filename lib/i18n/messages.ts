import 'server-only';
import { shop } from '../shop';
import type { Locale } from './locales';
import { type Messages, shopMessages, withOwnWords } from './own-words';

// Put together once for a language and a configuration: there are a thousand messages.
const merged = new WeakMap<object, Map<Locale, Messages>>();

/** The messages of a language, with the partner's own in their places. */
export async function messagesOf(locale: Locale): Promise<Messages> {
  const { messages: own } = shop();
  const known = merged.get(own)?.get(locale);
  if (known !== undefined) return known;
  const messages = withOwnWords(await shopMessages(locale), own[locale]);
  merged.set(own, (merged.get(own) ?? new Map()).set(locale, messages));
  return messages;
}
