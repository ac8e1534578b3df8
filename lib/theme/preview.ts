import 'server-only';
import { cache } from 'react';
import { setBranding } from '../branding/branding';
import { ConfigurationError, settings } from '../env';
import { setShop, themeSentences } from '../shop';
import { readWhiteLabel } from '../white-label';
import { type ThemeFault, themeFaults } from './contrast';

/** What there is to say of the white-label file as it stands. */
export type FileNow = {
  /** What is wrong with it, as the start would say it. */
  sentences: string[];
  /** What of its theme fails WCAG AA. */
  faults: ThemeFault[];
  /** Whether the shop has taken it over; else it looks as the last good one had it. */
  isShown: boolean;
};

/**
 * While a theme is being tried out, reads the white-label file anew, once for a page, and has the
 * shop look like it: also where the theme fails WCAG AA, but not where the file cannot be used.
 * @returns null in every other shop, which has read it at its start.
 */
export const readAnew = cache(async (): Promise<FileNow | null> => {
  const { SHOP_CONFIG, THEME_PREVIEW } = settings();
  if (!THEME_PREVIEW) return null;
  try {
    const { config, branding } = await readWhiteLabel(SHOP_CONFIG, 'shown');
    setShop(config);
    setBranding(branding);
    const faults = themeFaults(config.theme);
    return { sentences: themeSentences(SHOP_CONFIG, faults), faults, isShown: true };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return { sentences: error.sentences, faults: [], isShown: false };
  }
});
