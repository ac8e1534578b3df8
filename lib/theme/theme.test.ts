import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ThemeConfig, themeSchema } from '@/schemas/shop-theme';
import { contrast, hexToOklch, mix, oklchToHex } from './colour';
import { faultSentence, measurePairs, themeFaults } from './contrast';
import { themeCss } from './theme';
import { themeTokens } from './tokens';

const anyColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

const theme = (wish: object = {}): ThemeConfig => themeSchema.parse({ accent: '#0b6b57', ...wish });

const hrefOf = (file: string) => `/branding/${file}`;

describe('colour', () => {
  it('survives the way to OKLCH and back', () => {
    fc.assert(fc.property(anyColour, (hex) => oklchToHex(hexToOklch(hex)) === hex));
  });

  it('knows the contrast of black on white', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  });

  it('mixes as CSS does', () => {
    // Chromium 156: color-mix(in oklab, #0b6b57 10%, #ffffff).
    expect(mix('#ffffff', '#ffffff', 0.1)).toBe('#ffffff');
    expect(mix('#000000', '#ffffff', 0)).toBe('#ffffff');
    expect(mix('#000000', '#ffffff', 0.5)).toBe('#636363');
  });
});

describe('a theme out of one accent', () => {
  it('passes WCAG AA in both schemes, whatever the accent, tone and header', () => {
    const wish = fc.record({
      accent: anyColour,
      tone: fc.constantFrom('warm', 'cool', 'neutral', 'tinted'),
      header: fc.constantFrom('plain', 'brand'),
    });
    fc.assert(
      fc.property(wish, (choices) => {
        for (const scheme of ['light', 'dark'] as const) {
          const failing = measurePairs(themeTokens(theme(choices), scheme)).filter(
            ({ passes }) => !passes,
          );
          expect(failing).toEqual([]);
        }
      }),
    );
  });

  it.each([
    ['#0b6b57', '#ffffff'],
    ['#ffd500', '#0c0d0c'],
    ['#2563eb', '#ffffff'],
  ])('fills the main action with %s as it is', (accent, text) => {
    expect(themeTokens(theme({ accent }), 'light')).toMatchObject({ brand: accent, onBrand: text });
  });

  it('keeps a white accent visible, and its text too', () => {
    const { brand, page } = themeTokens(theme({ accent: '#ffffff' }), 'light');
    expect(contrast(brand, page)).toBeGreaterThanOrEqual(1.2);
  });

  it('darkens an accent only where it has to be read', () => {
    const { accent, brand } = themeTokens(theme({ accent: '#ffd500' }), 'light');
    expect(brand).toBe('#ffd500');
    expect(contrast(accent, '#ffffff')).toBeGreaterThanOrEqual(4.5);
  });

  it('makes a fill deeper under the pointer, and black paler', () => {
    const lightness = (hex: string) => hexToOklch(hex).lightness;
    const bright = themeTokens(theme({ accent: '#ffd500' }), 'light');
    expect(lightness(bright.brandHover)).toBeLessThan(lightness(bright.brand));
    const black = themeTokens(theme({ accent: '#000000' }), 'light');
    expect(lightness(black.brandHover)).toBeGreaterThan(lightness(black.brand));
  });

  it('keeps the hue of a colour on its soft ground, whichever way the greys lean', () => {
    const tokens = themeTokens(theme({ accent: '#5b3df5', tone: 'tinted' }), 'dark');
    const [own, soft] = [hexToOklch(tokens.attention), hexToOklch(tokens.attentionSoft)];
    expect(Math.abs(own.hue - soft.hue)).toBeLessThan(0.1);
    expect(soft.chroma).toBeGreaterThan(0.02);
  });

  it('fills the main action readably from an accent of the partner’s own', () => {
    const dark = { accent: '#757575' };
    expect(themeFaults(theme({ accent: '#0b6b57', dark })).map(({ field }) => field)).not.toContain(
      'accent',
    );
  });

  it('reads surfaces of the partner’s own, dark ones in the light scheme too', () => {
    const dark = { page: '#101418', surface: '#181d23', sunken: '#222932' };
    const light = { ...dark, text: '#ffffff', muted: '#b8c0c8' };
    const tokens = themeTokens(theme({ light }), 'light');
    expect(contrast(tokens.accent, '#181d23')).toBeGreaterThanOrEqual(4.5);
  });
});

describe('themeFaults', () => {
  it('finds none in a theme that nobody has changed by hand', () => {
    expect(themeFaults(theme())).toEqual([]);
  });

  it('names the colour, the pair and the nearest that does', () => {
    const [fault, ...more] = themeFaults(theme({ light: { muted: '#aaaaaa' } }));
    expect(more).toEqual([]);
    expect(fault).toMatchObject({ field: 'light.muted', hex: '#aaaaaa' });
    expect(fault && faultSentence(fault)).toMatch(
      /^#aaaaaa will not do: muted on sunken has a contrast of 1\.\d+:1, WCAG AA asks for 4\.5:1; the nearest colour that does is #[0-9a-f]{6}$/,
    );
  });

  it('suggests what passes, and nothing nearer would', () => {
    const ownColour = fc.record({
      scheme: fc.constantFrom('light', 'dark'),
      token: fc.constantFrom('muted', 'text', 'good', 'accent', 'onBrand', 'lineStrong', 'surface'),
      hex: anyColour,
    });
    fc.assert(
      fc.property(ownColour, ({ scheme, token, hex }) => {
        const [fault, ...more] = themeFaults(theme({ [scheme]: { [token]: hex } }));
        expect(more).toEqual([]);
        if (fault === undefined) return;
        expect(fault.field).toBe(`${scheme}.${token}`);
        if (fault.nearest === null) return;
        expect(themeFaults(theme({ [scheme]: { [token]: fault.nearest } }))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('has a fault for each colour that does not do, in both schemes', () => {
    const faults = themeFaults(
      theme({
        light: { muted: '#cccccc', onBrand: '#0b6b57' },
        dark: { text: '#333333' },
      }),
    );
    expect(faults.map(({ field }) => field).toSorted()).toEqual([
      'dark.text',
      'light.muted',
      'light.onBrand',
    ]);
  });
});

describe('themeCss', () => {
  it('writes every token of both schemes', () => {
    const css = themeCss(theme(), hrefOf);
    const [light = '', dark = ''] = css.split('@media screen and (prefers-color-scheme:dark)');
    for (const part of [light, dark]) {
      expect(part).toMatch(/--line-strong:#[0-9a-f]{6}/);
      expect(part).toMatch(/--on-brand:#[0-9a-f]{6}/);
    }
    expect(light).toContain('--radius:12px');
    expect(css).not.toContain('@font-face');
  });

  it('brings a font of the partner’s with what is shown until then', () => {
    const css = themeCss(
      theme({ font: { file: 'own.woff2', fallback: 'serif' }, headingFont: 'mono' }),
      hrefOf,
    );
    expect(css).toContain('src:url("/branding/own.woff2") format("woff2");font-weight:100 900');
    expect(css).toMatch(/--font-text:"Shop","Iowan Old Style"/);
    expect(css).toMatch(/--font-heading:ui-monospace/);
  });
});
