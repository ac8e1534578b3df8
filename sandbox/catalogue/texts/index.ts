import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import type { LanguageTexts } from './model';
import { pt } from './pt';
import { tr } from './tr';

export type { Use } from './model';

const texts: Record<string, LanguageTexts> = { de, en, es, fr, pt, tr };

/** The texts in a language and the one they are in: English where there are none. */
export function textsIn(lang: string): { locale: string; texts: LanguageTexts } {
  const own = Object.hasOwn(texts, lang) ? texts[lang] : undefined;
  return own ? { locale: lang, texts: own } : { locale: 'en', texts: en };
}
