import type { ThemeConfig } from '@/schemas/shop-theme';
import { contrast, hexToOklch, oklchToHex } from './colour';
import type { Scheme } from './palette';
import { minimum, type Tokens, themeTokens } from './tokens';

type Token = keyof Tokens;

/** One colour that has to stand out from another, by WCAG 2.2 AA. */
export type Pair = { colour: Token; on: Token; need: keyof typeof minimum };

const grounds = ['page', 'surface', 'sunken'] as const;
const softs = ['accentSoft', 'goodSoft', 'attentionSoft', 'badSoft'] as const;

function across(colours: readonly Token[], on: readonly Token[], need: Pair['need']): Pair[] {
  return colours.flatMap((colour) => on.map((ground) => ({ colour, on: ground, need })));
}

/** Every two tokens that meet on a page. A line is decoration, and meets nothing. */
export const pairs: readonly Pair[] = [
  ...across(['text', 'muted', 'accent', 'good', 'attention', 'bad'], grounds, 'text'),
  ...across(['text', 'muted'], softs, 'text'),
  { colour: 'accent', on: 'accentSoft', need: 'text' },
  { colour: 'good', on: 'goodSoft', need: 'text' },
  { colour: 'attention', on: 'attentionSoft', need: 'text' },
  { colour: 'bad', on: 'badSoft', need: 'text' },
  ...across(['onBrand'], ['brand', 'brandHover'], 'text'),
  ...across(['onHeader'], ['header', 'headerHover'], 'text'),
  { colour: 'onNotice', on: 'notice', need: 'text' },
  ...across(['lineStrong'], ['page', 'surface'], 'control'),
];

/** How a pair comes out in a scheme. */
export type Measured = Pair & { ratio: number; passes: boolean };

/** Every pair of a scheme with its contrast. */
export function measurePairs(tokens: Tokens): Measured[] {
  return pairs.map((pair) => {
    const ratio = contrast(tokens[pair.colour], tokens[pair.on]);
    return { ...pair, ratio, passes: ratio >= minimum[pair.need] };
  });
}

/** What a derived token comes from, where the partner may have set that. */
const sources: Partial<Record<Token, readonly Token[]>> = {
  accent: ['page', 'surface', 'sunken'],
  brandHover: ['brand', 'onBrand'],
  onBrand: ['brand'],
  header: ['surface'],
  headerHover: ['header', 'onHeader', 'sunken', 'text'],
  onHeader: ['text', 'header', 'surface'],
  accentSoft: ['accent', 'surface'],
  goodSoft: ['good', 'surface'],
  attentionSoft: ['attention', 'surface'],
  badSoft: ['bad', 'surface'],
};

const schemes = ['light', 'dark'] as const;

/** The colour of the configuration that a failing pair is laid to: what lies above before what lies below. */
function culprit(theme: ThemeConfig, scheme: Scheme, { colour, on }: Pair): Token | null {
  const involved = [colour, on, ...(sources[colour] ?? []), ...(sources[on] ?? [])];
  const own = new Map(Object.entries(theme[scheme]));
  return involved.find((token) => own.get(token) !== undefined) ?? null;
}

function failingPairs(theme: ThemeConfig, scheme: Scheme): Measured[] {
  return measurePairs(themeTokens(theme, scheme))
    .filter(({ passes }) => !passes)
    .toSorted((a, b) => a.ratio / minimum[a.need] - b.ratio / minimum[b.need]);
}

const step = 0.005;

/** Lightnesses of a colour from its own outwards, each as `#rrggbb`. */
function* lightnesses(hex: string): Generator<string> {
  const colour = hexToOklch(hex);
  for (let moves = 1; moves <= 1 / step; moves += 1) {
    for (const direction of [1, -1]) {
      const lightness = colour.lightness + direction * moves * step;
      if (lightness >= 0 && lightness <= 1) yield oklchToHex({ ...colour, lightness });
    }
  }
}

/** The nearest lightness of a colour at which no pair fails that is laid to it; null for none. */
function nearestPassing(theme: ThemeConfig, scheme: Scheme, token: Token, hex: string) {
  for (const candidate of lightnesses(hex)) {
    const changed = { ...theme, [scheme]: { ...theme[scheme], [token]: candidate } };
    const faults = failingPairs(changed, scheme);
    if (!faults.some((pair) => culprit(changed, scheme, pair) === token)) return candidate;
  }
  return null;
}

/** A colour of a configuration that cannot be read, or cannot be read on. */
export type ThemeFault = {
  /** Its name in `theme`, such as `light.muted`. */
  field: string;
  hex: string;
  /** The pair that comes out worst. */
  worst: Measured;
  /** `#rrggbb`; null when no lightness of the colour does, as its neighbours are at fault too. */
  nearest: string | null;
};

/** What of a theme fails WCAG 2.2 AA, one fault for each colour it is laid to; none when all is well. */
export function themeFaults(theme: ThemeConfig): ThemeFault[] {
  return schemes.flatMap((scheme) => {
    const faults = new Map<string, ThemeFault>();
    for (const worst of failingPairs(theme, scheme)) {
      const token = culprit(theme, scheme, worst);
      const field = token === null ? 'accent' : `${scheme}.${token}`;
      if (faults.has(field)) continue;
      const hex = token === null ? theme.accent : themeTokens(theme, scheme)[token];
      const nearest = token === null ? null : nearestPassing(theme, scheme, token, hex);
      faults.set(field, { field, hex, worst, nearest });
    }
    return [...faults.values()];
  });
}

/** The fault in a sentence without its end, as `lib/shop.ts` puts it behind the name of the field. */
export function faultSentence({ hex, worst, nearest }: ThemeFault): string {
  const ratio = Math.floor(worst.ratio * 100) / 100;
  const measured = `${worst.colour} on ${worst.on} has a contrast of ${ratio}:1, WCAG AA asks for ${minimum[worst.need]}:1`;
  const advice =
    nearest === null
      ? 'no lightness of this colour does, so its neighbours have to change as well'
      : `the nearest colour that does is ${nearest}`;
  return `${hex} will not do: ${measured}; ${advice}`;
}
