import type { ThemeConfig } from '@/schemas/shop-theme';
import { contrast, hexToOklch, oklchToHex } from './colour';

/** Surfaces the accent must be readable on; they repeat `--surface` of app/globals.css. */
const surface = { light: '#ffffff', dark: '#1b1c1b' } as const;
const ink = { light: '#ffffff', dark: '#0c0d0c' } as const;

/** WCAG 2.2 AA for text (1.4.3). */
const minContrast = 4.5;

/** The accent moved just far enough towards dark or light to be readable as text on a surface. */
function readableOn(background: string, accent: string, direction: -1 | 1): string {
  const colour = hexToOklch(accent);
  for (
    let lightness = colour.lightness;
    lightness > 0 && lightness < 1;
    lightness += direction * 0.01
  ) {
    const hex = oklchToHex({ ...colour, lightness });
    if (contrast(hex, background) >= minContrast) return hex;
  }
  return direction < 0 ? ink.dark : ink.light;
}

/** Text on a filled accent: whichever of the two inks reads better. */
export function inkOn(fill: string): string {
  return contrast(fill, ink.light) >= contrast(fill, ink.dark) ? ink.light : ink.dark;
}

/**
 * The partner's part of the theme as custom properties: one accent, from which the dark theme's
 * is derived by lightness alone, and the corner radius. Everything else stands in globals.css.
 */
export function themeCss(config: Pick<ThemeConfig, 'accent' | 'radius'>): string {
  const light = readableOn(surface.light, config.accent, -1);
  const lifted = hexToOklch(config.accent);
  const start = oklchToHex({ ...lifted, lightness: Math.max(lifted.lightness, 0.72) });
  const dark = readableOn(surface.dark, start, 1);
  return [
    `:root{--accent:${light};--on-accent:${inkOn(light)};--radius:${config.radius}px}`,
    `@media screen and (prefers-color-scheme:dark){:root{--accent:${dark};--on-accent:${inkOn(dark)}}}`,
  ].join('');
}
