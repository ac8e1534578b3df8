import type { Scheme } from '@/lib/theme/palette';

/** How the page is looked at, as its query says. */
export type ThemeView = {
  /** Null: as the device has it. */
  scheme: Scheme | null;
  dir: 'rtl' | null;
};

const schemes = ['light', 'dark'] as const;

/** Reads the query of the page; what makes no sense counts for nothing. */
export function readThemeView(query: Readonly<Record<string, unknown>>): ThemeView {
  return {
    scheme: schemes.find((scheme) => scheme === query.scheme) ?? null,
    dir: query.dir === 'rtl' ? 'rtl' : null,
  };
}

/** The page in a language, looked at in another way. */
export function themeHref(locale: string, { scheme, dir }: ThemeView): string {
  const query = new URLSearchParams();
  if (scheme !== null) query.set('scheme', scheme);
  if (dir !== null) query.set('dir', dir);
  return `/${locale}/theme${query.size === 0 ? '' : `?${query}`}`;
}
