import { type Locale, locales } from '@/schemas/languages';

export { type Locale, locales };

export const defaultLocale: Locale = 'en';

/** Whether a URL segment is one of the shop's languages. */
export function isLocale(text: string): text is Locale {
  return locales.some((locale) => locale === text);
}

/** Where the supplier's name for a language is another, or it answers in English only. */
const supplierNames: Partial<Record<Locale, string>> = { fil: 'tl', hi: 'en' };

/** What the supplier calls a language; English where it does not answer in it. */
export function supplierLanguage(locale: string): string {
  return isLocale(locale) ? (supplierNames[locale] ?? locale) : defaultLocale;
}

/** Languages written from right to left, of those a supplier's text or a new translation may be in. */
const rightToLeft: ReadonlySet<string> = new Set([
  'ar',
  'arc',
  'dv',
  'fa',
  'he',
  'ps',
  'sd',
  'ug',
  'ur',
  'yi',
]);

/** Which way a language is written; a tag may name a region too, such as `ar-EG`. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const [primary = ''] = language.toLowerCase().split(/[-_]/);
  return rightToLeft.has(primary) ? 'rtl' : 'ltr';
}

// Made once each: a page names all of them, and Intl takes its time.
const ownNames = new Map<Locale, string>();

/** A language by its own name, as its readers look for it: “Deutsch”, “Tiếng Việt”. */
export function nameOfLanguage(locale: Locale): string {
  const known = ownNames.get(locale);
  if (known !== undefined) return known;
  const name = new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale;
  const own = name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
  ownNames.set(locale, own);
  return own;
}
