/** The languages the shop speaks: one file in messages/ each. The first is the fallback. */
export const locales = ['en'] as const;
export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = 'en';

/** Whether a URL segment is one of the shop's languages. */
export function isLocale(text: string): text is Locale {
  return locales.some((locale) => locale === text);
}

/** What the supplier calls a language; English where it does not answer in it. */
export function supplierLanguage(locale: string): string {
  return isLocale(locale) ? locale : defaultLocale;
}
