import type { ThemeConfig } from '@/schemas/shop-theme';
import { hexToOklch, oklchToHex } from './colour';

/** The colours that do not come from the accent. */
export type Neutrals = {
  page: string;
  surface: string;
  sunken: string;
  line: string;
  lineStrong: string;
  text: string;
  muted: string;
};

/** What says how things stand; the same in every shop, as a buyer has learnt it. */
export type Signals = {
  good: string;
  attention: string;
  bad: string;
  notice: string;
  onNotice: string;
};

export type Scheme = 'light' | 'dark';

const warm: Record<Scheme, Neutrals> = {
  light: {
    page: '#f6f5f2',
    surface: '#ffffff',
    sunken: '#eeece7',
    line: '#dfdcd5',
    lineStrong: '#85817a',
    text: '#191917',
    muted: '#5a5750',
  },
  dark: {
    page: '#111211',
    surface: '#1b1c1b',
    sunken: '#262726',
    line: '#343634',
    lineStrong: '#868a85',
    text: '#f2f2ef',
    muted: '#abada7',
  },
};

export const signals: Record<Scheme, Signals> = {
  light: {
    good: '#0d6e37',
    attention: '#855400',
    bad: '#ad2318',
    notice: '#ffefc4',
    onNotice: '#4f3a00',
  },
  dark: {
    good: '#62d391',
    attention: '#efb54e',
    bad: '#ff8d81',
    notice: '#3a2e0f',
    onNotice: '#f6dd9d',
  },
};

const coolHue = (255 / 180) * Math.PI;

/** A grey leant another way, as strongly as its lightness bears; white stays white. */
function leant(hex: string, hue: number, strength: number): string {
  const { lightness } = hexToOklch(hex);
  const chroma = strength * Math.min(1, 4 * (1 - lightness));
  return oklchToHex({ lightness, chroma, hue });
}

/** The neutral colours of a scheme, leaning the way the tone says; the warm ones are drawn by hand. */
export function neutrals(
  { tone, accent }: Pick<ThemeConfig, 'tone' | 'accent'>,
  scheme: Scheme,
): Neutrals {
  const base = warm[scheme];
  if (tone === 'warm') return base;
  const own = hexToOklch(accent);
  const hue = tone === 'tinted' ? own.hue : coolHue;
  const strength = { neutral: 0, cool: 0.014, tinted: Math.min(0.022, own.chroma / 4) }[tone];
  const turned = (hex: string) => leant(hex, hue, strength);
  return {
    page: turned(base.page),
    surface: turned(base.surface),
    sunken: turned(base.sunken),
    line: turned(base.line),
    lineStrong: turned(base.lineStrong),
    text: turned(base.text),
    muted: turned(base.muted),
  };
}
