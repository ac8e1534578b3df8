import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, hexToOklch, oklchToHex } from './colour';
import { themeCss } from './theme';

const anyColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('colour', () => {
  it('survives the way to OKLCH and back', () => {
    fc.assert(fc.property(anyColour, (hex) => oklchToHex(hexToOklch(hex)) === hex));
  });

  it('knows the contrast of black on white', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  });
});

describe('themeCss', () => {
  it('gives every accent readable text, on it and as it, in both themes', () => {
    fc.assert(
      fc.property(anyColour, (accent) => {
        const css = themeCss({ accent, radius: 12 });
        const pairs = [...css.matchAll(/--accent:(#\w{6});--on-accent:(#\w{6})/g)];
        expect(pairs).toHaveLength(2);
        for (const [index, [, fill = '', text = '']] of pairs.entries()) {
          expect(contrast(fill, text)).toBeGreaterThanOrEqual(4.5);
          expect(contrast(fill, index === 0 ? '#ffffff' : '#1b1c1b')).toBeGreaterThanOrEqual(4.5);
        }
      }),
    );
  });
});
