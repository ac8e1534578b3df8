/** A colour in OKLCH: lightness 0–1, chroma, hue in radians. */
export type Oklch = { lightness: number; chroma: number; hue: number };

type Triple = readonly [number, number, number];

function multiply(matrix: readonly [Triple, Triple, Triple], vector: Triple): Triple {
  const row = (r: Triple) => r[0] * vector[0] + r[1] * vector[1] + r[2] * vector[2];
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
}

// Björn Ottosson's OKLab matrices (bottosson.github.io/posts/oklab), linear sRGB to LMS and on.
const rgbToLms = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
] as const;
const lmsToLab = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
] as const;
const labToLms = [
  [1, 0.3963377774, 0.2158037573],
  [1, -0.1055613458, -0.0638541728],
  [1, -0.0894841775, -1.291485548],
] as const;
const lmsToRgb = [
  [4.0767416621, -3.3077115913, 0.2309699292],
  [-1.2684380046, 2.6097574011, -0.3413193965],
  [-0.0041960863, -0.7034186147, 1.707614701],
] as const;

function toLinear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function toGamma(channel: number): number {
  return channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055;
}

function linearRgb(hex: string): Triple {
  const channel = (start: number) =>
    toLinear(Number.parseInt(hex.slice(start, start + 2), 16) / 255);
  return [channel(1), channel(3), channel(5)];
}

/** Reads `#rrggbb`. */
export function hexToOklch(hex: string): Oklch {
  const [l, m, s] = multiply(rgbToLms, linearRgb(hex));
  const [lightness, a, b] = multiply(lmsToLab, [Math.cbrt(l), Math.cbrt(m), Math.cbrt(s)]);
  return { lightness, chroma: Math.hypot(a, b), hue: Math.atan2(b, a) };
}

function oklchToLinear({ lightness, chroma, hue }: Oklch): Triple {
  const [l, m, s] = multiply(labToLms, [lightness, chroma * Math.cos(hue), chroma * Math.sin(hue)]);
  return multiply(lmsToRgb, [l ** 3, m ** 3, s ** 3]);
}

/** Writes `#rrggbb`; a colour outside sRGB loses chroma, never lightness or hue. */
export function oklchToHex(colour: Oklch): string {
  let chroma = colour.chroma;
  let rgb = oklchToLinear(colour);
  while (chroma > 0 && rgb.some((channel) => channel < -0.0005 || channel > 1.0005)) {
    chroma = Math.max(0, chroma - 0.004);
    rgb = oklchToLinear({ ...colour, chroma });
  }
  const hex = (channel: number) =>
    Math.round(toGamma(Math.min(1, Math.max(0, channel))) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${hex(rgb[0])}${hex(rgb[1])}${hex(rgb[2])}`;
}

function luminance(hex: string): number {
  const [r, g, b] = linearRgb(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2.2 contrast ratio of two `#rrggbb` colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

/** One colour laid over another, as CSS `color-mix(in oklab, one share, other)`; share 0 to 1. */
export function mix(one: string, other: string, share: number): string {
  const [a, b] = [hexToOklch(one), hexToOklch(other)];
  const blend = (of: (colour: Oklch) => number) => of(a) * share + of(b) * (1 - share);
  const green = blend(({ chroma, hue }) => chroma * Math.cos(hue));
  const blue = blend(({ chroma, hue }) => chroma * Math.sin(hue));
  return oklchToHex({
    lightness: blend(({ lightness }) => lightness),
    chroma: Math.hypot(green, blue),
    hue: Math.atan2(blue, green),
  });
}
