import { getRequestConfig } from 'next-intl/server';
import { shop } from '../shop';
import { defaultLocale, isLocale, type Locale } from './locales';
import { type Messages, shopMessages, withOwnWords } from './own-words';

// Put together once for a language and a configuration: there are a thousand messages.
const merged = new WeakMap<object, Map<Locale, Messages>>();

async function messagesOf(locale: Locale): Promise<Messages> {
  const { messages: own } = shop();
  const known = merged.get(own)?.get(locale);
  if (known !== undefined) return known;
  const messages = withOwnWords(await shopMessages(locale), own[locale]);
  merged.set(own, (merged.get(own) ?? new Map()).set(locale, messages));
  return messages;
}

/** Gives next-intl the messages of the language in the path, which proxy.ts has put into a header. Times are shown in the reader's words, in UTC on the server. */
export default getRequestConfig(async ({ locale, requestLocale }) => {
  const wanted = locale ?? (await requestLocale) ?? defaultLocale;
  const known = isLocale(wanted) ? wanted : defaultLocale;
  return { locale: known, messages: await messagesOf(known), timeZone: 'UTC' };
});
