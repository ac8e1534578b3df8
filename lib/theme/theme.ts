import type { Font, ThemeConfig } from '@/schemas/shop-theme';
import { fontStacks } from './fonts';
import type { Scheme } from './palette';
import { type Tokens, themeTokens } from './tokens';

/** `lineStrong` as `--line-strong`. */
function property(token: string): string {
  return `--${token.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function declarations(tokens: Tokens): string[] {
  return Object.entries(tokens).map(([token, hex]) => `${property(token)}:${hex}`);
}

/** Where a font file of the partner's is served, by its path in the configuration. */
export type FontHref = (file: string) => string;

type FaceCss = { family: string; rules: string };

function faceCss(font: Font, name: string, hrefOf: FontHref): FaceCss {
  if (typeof font === 'string') return { family: fontStacks[font], rules: '' };
  const rules = `@font-face{font-family:"${name}";src:url("${hrefOf(font.file)}") format("woff2");font-weight:${font.weight};font-display:swap}`;
  return { family: `"${name}",${fontStacks[font.fallback]}`, rules };
}

/**
 * The partner's theme as a style sheet: every colour of both schemes as custom properties, the radius
 * and the typefaces. app/globals.css says what each is used for.
 */
export function themeCss(theme: ThemeConfig, hrefOf: FontHref): string {
  const text = faceCss(theme.font, 'Shop', hrefOf);
  const heading = theme.headingFont && faceCss(theme.headingFont, 'Shop headings', hrefOf);
  const root = [
    ...declarations(themeTokens(theme, 'light')),
    `--radius:${theme.radius}px`,
    `--font-text:${text.family}`,
    ...(heading ? [`--font-heading:${heading.family}`] : []),
  ];
  const dark = declarations(themeTokens(theme, 'dark')).join(';');
  return [
    text.rules,
    heading?.rules ?? '',
    `:root{${root.join(';')}}`,
    `@media screen and (prefers-color-scheme:dark){:root{${dark}}}`,
  ].join('');
}

/** A style sheet that holds what matches to one scheme, whatever the device prefers. */
export function schemeCss(theme: ThemeConfig, scheme: Scheme, selector: string): string {
  const tokens = declarations(themeTokens(theme, scheme)).join(';');
  const rules = `color-scheme:${scheme};--shadow:var(--shadow-${scheme});${tokens}`;
  return `${selector}{${rules}}`;
}
