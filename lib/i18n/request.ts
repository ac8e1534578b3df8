import { getRequestConfig } from 'next-intl/server';
import { defaultLocale, isLocale } from './locales';
import { messagesOf } from './messages';

/** Gives next-intl the messages of the language in the path, which proxy.ts has put into a header. Times are shown in the reader's words, in UTC on the server. */
export default getRequestConfig(async ({ locale, requestLocale }) => {
  const wanted = locale ?? (await requestLocale) ?? defaultLocale;
  const known = isLocale(wanted) ? wanted : defaultLocale;
  return { locale: known, messages: await messagesOf(known), timeZone: 'UTC' };
});
