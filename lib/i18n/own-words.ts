import 'server-only';
import type { ShopConfig } from '@/schemas/shop-config';
import { nearestOf } from '../nearest';
import { type Locale, locales } from './locales';
import { placesOf } from './message-places.mjs';

/** The messages of a language as next-intl takes them: texts, nested by their dotted keys. */
export type Messages = { [name: string]: string | Messages };

/** The shop's own messages of a language. */
export async function shopMessages(locale: Locale): Promise<Messages> {
  const { default: messages } = await import(`../../messages/${locale}.json`);
  return messages;
}

function flatten(messages: Messages, prefix = ''): [string, string][] {
  return Object.entries(messages).flatMap(([name, value]) =>
    typeof value === 'string' ? [[prefix + name, value]] : flatten(value, `${prefix}${name}.`),
  );
}

function faultOf(text: string, theirs: string): string | null {
  let own: string[];
  try {
    own = placesOf(text);
  } catch {
    return 'cannot be read: braces are for places such as {amount}';
  }
  const wanted = placesOf(theirs);
  if (own.join() === wanted.join()) return null;
  return `must have the places ${wanted.join(', ') || 'of none'}, as the shop’s own text has`;
}

/**
 * What is wrong with a partner's own words, one sentence each without its end: keys that the shop
 * does not have, and texts that would leave out, or ask for, what the page fills in.
 */
export async function ownWordsFaults(own: ShopConfig['messages']): Promise<string[]> {
  const faults: string[] = [];
  for (const language of locales) {
    const texts = own[language];
    if (texts === undefined) continue;
    const known = new Map(flatten(await shopMessages(language)));
    for (const [key, text] of Object.entries(texts)) {
      const theirs = known.get(key);
      const near = nearestOf(key, [...known.keys()]);
      const unknown = `is no message of the shop${near === null ? '' : `; did you mean ${near}?`}`;
      const fault = theirs === undefined ? unknown : faultOf(text, theirs);
      if (fault !== null) faults.push(`messages.${language}.${key}: ${fault}`);
    }
  }
  return faults;
}

function withText(messages: Messages, [name = '', ...rest]: string[], text: string): Messages {
  const below = messages[name];
  const inside = typeof below === 'object' ? withText(below, rest, text) : text;
  return { ...messages, [name]: inside };
}

/** The shop's messages with a partner's own in their places; both have passed `ownWordsFaults`. */
export function withOwnWords(
  messages: Messages,
  own: Readonly<Record<string, string>> | undefined,
): Messages {
  return Object.entries(own ?? {}).reduce(
    (all, [key, text]) => withText(all, key.split('.'), text),
    messages,
  );
}
