/** The language a text is in where it is not the page's, for `lang`, `dir` and a word to the reader. */
export type ForeignLanguage = { lang: string; dir: 'ltr' | 'rtl'; name: string };

const rightToLeft = new Set([
  'Arab',
  'Hebr',
  'Thaa',
  'Syrc',
  'Nkoo',
  'Adlm',
  'Rohg',
  'Mand',
  'Samr',
]);

/** A tag as people write it (`pt_BR`, `tl`), canonical and with its script; null when it is none. */
export function readTag(text: string): Intl.Locale | null {
  try {
    return new Intl.Locale(text.trim().replaceAll('_', '-'));
  } catch {
    return null;
  }
}

/**
 * What a text's language is when it differs from the page's. Null when it is the same one, regional
 * forms aside, or when the tag cannot be read: a wrong `lang` is worse than none.
 */
export function foreignLanguage(
  textLocale: string | null,
  pageLocale: string,
): ForeignLanguage | null {
  const text = readTag(textLocale ?? '');
  const page = readTag(pageLocale);
  if (text === null || page === null) return null;
  const [written, read] = [text.maximize(), page.maximize()];
  if (written.language === read.language && written.script === read.script) return null;
  // `und` is a tag for not knowing.
  const names = new Intl.DisplayNames(pageLocale, { type: 'language', fallback: 'none' });
  const name = text.language === 'und' ? undefined : names.of(text.toString());
  if (name === undefined) return null;
  return {
    lang: text.toString(),
    dir: rightToLeft.has(written.script ?? '') ? 'rtl' : 'ltr',
    name,
  };
}
