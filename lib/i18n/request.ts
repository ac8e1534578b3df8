import { getRequestConfig } from 'next-intl/server';
import { defaultLocale, isLocale } from './locales';

/** Gives next-intl the messages of the language in the path. Times are shown in the reader's words, in UTC on the server. */
export default getRequestConfig(async ({ locale, requestLocale }) => {
  const wanted = locale ?? (await requestLocale) ?? defaultLocale;
  const known = isLocale(wanted) ? wanted : defaultLocale;
  const { default: messages } = await import(`../../messages/${known}.json`);
  return { locale: known, messages, timeZone: 'UTC' };
});
