import type { ThemeColours, ThemeConfig } from '@/schemas/shop-theme';
import { contrast, hexToOklch, mix, oklchToHex } from './colour';
import { type Neutrals, neutrals, type Scheme, type Signals, signals } from './palette';

/** Every colour of one scheme, each `#rrggbb`; in style sheets `lineStrong` is `--line-strong`. */
export type Tokens = Neutrals &
  Signals & {
    /** Fill of the one main action of a page, as it rests and under the pointer, and its text. */
    brand: string;
    brandHover: string;
    onBrand: string;
    /** The brand's colour where it has to be read: links, icons, what is chosen, the ring of focus. */
    accent: string;
    accentSoft: string;
    goodSoft: string;
    attentionSoft: string;
    badSoft: string;
    header: string;
    headerHover: string;
    onHeader: string;
  };

/** WCAG 2.2 AA: 1.4.3 for text, 1.4.11 for what tells a control or its state. */
export const minimum = { text: 4.5, control: 3 } as const;

/** The two inks of text on a fill; the light one is paper white. */
export const ink = { light: '#ffffff', dark: '#0c0d0c' } as const;

/** Below this against what lies behind it, a filled button would not be seen as one. */
const leastFill = 1.2;

/** Text on a fill: whichever of the two inks reads better. */
export function inkOn(fill: string): string {
  return contrast(fill, ink.light) >= contrast(fill, ink.dark) ? ink.light : ink.dark;
}

const step = 0.01;

/** The colour itself, or with the nearest lightness in a direction at which it will do. */
function moved(hex: string, direction: 1 | -1, willDo: (hex: string) => boolean): string {
  const colour = hexToOklch(hex);
  for (let moves = 0; moves <= 1 / step; moves += 1) {
    const lightness = colour.lightness + direction * moves * step;
    if (lightness < 0 || lightness > 1) break;
    const candidate = moves === 0 ? hex : oklchToHex({ ...colour, lightness });
    if (willDo(candidate)) return candidate;
  }
  return direction === 1 ? ink.light : ink.dark;
}

/** How much of its own strength a colour keeps on its soft ground. */
const softStrength = 0.22;

/**
 * A colour over a surface at a tenth, for the ground of a notice in that colour. It keeps its hue:
 * over a surface that leans another way the two would come out as a grey.
 */
function soft(hex: string, surface: string): string {
  const { chroma, hue } = hexToOklch(hex);
  const { lightness } = hexToOklch(mix(hex, surface, 0.1));
  return oklchToHex({ lightness, chroma: chroma * softStrength, hue });
}

/** What text lies on. */
function grounds({ page, surface, sunken }: Pick<Neutrals, 'page' | 'surface' | 'sunken'>) {
  return [page, surface, sunken];
}

/** Where the partner's surfaces are, a theme called light may be dark. */
function isDark({ surface }: Pick<Neutrals, 'surface'>): boolean {
  return hexToOklch(surface).lightness < 0.6;
}

function readableAccent(seed: string, around: Neutrals): string {
  const dark = isDark(around);
  const start = hexToOklch(seed);
  // A deep colour just light enough to be read on dark looks dirty; a pale one of its hue does not.
  const from = dark ? oklchToHex({ ...start, lightness: Math.max(start.lightness, 0.72) }) : seed;
  return moved(from, dark ? 1 : -1, (hex) =>
    [...grounds(around), soft(hex, around.surface)].every(
      (ground) => contrast(hex, ground) >= minimum.text,
    ),
  );
}

/** The fill of the main action: the accent as it is, unless nothing could be read or seen of it. */
function brandFill(seed: string, accent: string, around: Neutrals): string {
  const dark = isDark(around);
  const stands = (hex: string, least: number) =>
    contrast(hex, inkOn(hex)) >= minimum.text &&
    [around.page, around.surface].every((ground) => contrast(hex, ground) >= least);
  if (dark && !stands(seed, minimum.control)) {
    return moved(accent, 1, (hex) => stands(hex, minimum.control));
  }
  if (dark) return seed;
  return moved(seed, -1, (hex) => stands(hex, leastFill));
}

/** Below this a fill is so near to black that a deeper one would look the same. */
const nearBlack = 0.25;

/** A fill under the pointer: a little deeper, or paler where that could not be read or told apart. */
function hovered(fill: string, text: string): string {
  const colour = hexToOklch(fill);
  const moved = (by: number) => {
    const lightness = Math.min(1, Math.max(0, colour.lightness + by));
    return oklchToHex({ ...colour, lightness });
  };
  if (colour.lightness < nearBlack) return moved(0.15);
  const deeper = moved(-0.05);
  return contrast(deeper, text) >= minimum.text ? deeper : moved(0.05);
}

function given(colours: ThemeColours): Partial<Tokens> {
  return Object.fromEntries(Object.entries(colours).filter(([, hex]) => hex !== undefined));
}

function derive(theme: ThemeConfig, scheme: Scheme): Tokens {
  const own = given(theme[scheme]);
  const around = { ...neutrals(theme, scheme), ...signals[scheme], ...own };
  const accent = own.accent ?? readableAccent(theme.accent, around);
  const brand = own.brand ?? brandFill(theme.accent, accent, around);
  const onBrand = own.onBrand ?? inkOn(brand);
  const header = own.header ?? (theme.header === 'brand' ? brand : around.surface);
  const onHeader = own.onHeader ?? (header === around.surface ? around.text : inkOn(header));
  return {
    ...around,
    accent,
    accentSoft: soft(accent, around.surface),
    brand,
    brandHover: hovered(brand, onBrand),
    onBrand,
    goodSoft: soft(around.good, around.surface),
    attentionSoft: soft(around.attention, around.surface),
    badSoft: soft(around.bad, around.surface),
    header,
    headerHover: header === around.surface ? around.sunken : hovered(header, onHeader),
    onHeader,
  };
}

const derived = new WeakMap<ThemeConfig, Map<Scheme, Tokens>>();

/**
 * The colours of one scheme: the partner's own where given, the others derived from what is there. Kept
 * beside the theme: deriving them took 0.1 to 0.4 ms, and each page asks.
 */
export function themeTokens(theme: ThemeConfig, scheme: Scheme): Tokens {
  const known = derived.get(theme) ?? new Map<Scheme, Tokens>();
  const tokens = known.get(scheme) ?? derive(theme, scheme);
  derived.set(theme, known.set(scheme, tokens));
  return tokens;
}
