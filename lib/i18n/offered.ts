import 'server-only';
import { shop } from '../shop';
import type { Locale } from './locales';
import type { Offered } from './negotiate';

/** The languages of this shop, in the partner's order, and the one for readers of none of them. */
export function offeredLanguages(): Offered {
  const { offer, default: fallback = offer[0] ?? 'en' } = shop().languages;
  return { offer, fallback };
}

/** Whether this shop is to be had in a language. */
export function isOffered(locale: Locale): boolean {
  return shop().languages.offer.includes(locale);
}
