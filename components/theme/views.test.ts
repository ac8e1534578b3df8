import { describe, expect, it } from 'vitest';
import { readThemeView, themeHref } from './views';

describe('the view of the theme’s page', () => {
  it('is what its address says', () => {
    for (const scheme of ['light', 'dark', null] as const) {
      for (const dir of ['rtl', null] as const) {
        const { searchParams } = new URL(themeHref('en', { scheme, dir }), 'http://localhost');
        expect(readThemeView(Object.fromEntries(searchParams))).toEqual({ scheme, dir });
      }
    }
  });

  it('is the device’s for anything else', () => {
    const nothing = { scheme: null, dir: null };
    expect(readThemeView({ scheme: 'sepia', dir: ['rtl'] })).toEqual(nothing);
    expect(themeHref('de', nothing)).toBe('/de/theme');
  });
});
