import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { entriesOf, suppliedCountries } from '../catalogue/build';
import { layOut, tileSvg } from './draw';
import { type LogoSize, renderLogo, tileBackground, tileSlugs } from './index';
import { tileOf } from './tiles';

const sold = new Set(
  suppliedCountries()
    .flatMap(entriesOf)
    .map(({ brand }) => brand.slug),
);
const sizes: [LogoSize, number, number][] = [
  ['full', 1000, 636],
  ['500x318', 500, 318],
  ['300x190', 300, 190],
];

describe('renderLogo', () => {
  it('has a tile for every brand sold, under a URL-safe slug, and none to spare', () => {
    expect(new Set(tileSlugs())).toEqual(sold);
    expect([...sold].every((slug) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))).toBe(true);
  });

  it('draws every brand in all six variants', { timeout: 120_000 }, async () => {
    for (const slug of sold) {
      const variants = sizes.flatMap(([size, width, height]) => [
        { size, format: 'webp' as const, expected: { width, height, format: 'webp' } },
        { size, format: 'jpg' as const, expected: { width, height, format: 'jpeg' } },
      ]);
      await Promise.all(
        variants.map(async ({ size, format, expected }) => {
          const image = await renderLogo(slug, size, format);
          const meta = await sharp(image ?? Buffer.alloc(0)).metadata();
          expect(meta, slug).toMatchObject(expected);
        }),
      );
    }
  });

  it('paints the ground in the colour the wire names, and letters on it', async () => {
    expect(tileBackground('vodafone')).toBe('#e60000');
    const { data, info } = await sharp(
      (await renderLogo('vodafone', '500x318', 'webp')) ?? Buffer.alloc(0),
    )
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const [red = 0, green = 255, blue = 255] = data;
    expect(Math.abs(red - 0xe6)).toBeLessThan(6);
    expect(Math.max(green, blue)).toBeLessThan(6);
    let white = 0;
    for (let at = 0; at < data.length; at += info.channels) {
      if ((data[at + 1] ?? 0) > 240 && (data[at + 2] ?? 0) > 240) white += 1;
    }
    expect(white / (info.width * info.height)).toBeGreaterThan(0.02);
  });

  it('keeps every wordmark well inside the card', () => {
    for (const slug of tileSlugs()) {
      const tile = tileOf(slug);
      if (!tile) throw new Error(`No tile for ${slug}`);
      const { left, right, top, bottom } = layOut(tile);
      const lean = tile.slanted ? ((bottom - top) / 2) * 0.17 : 0;
      expect(left - lean, slug).toBeGreaterThan(100);
      expect(right + lean, slug).toBeLessThan(900);
      expect(top, slug).toBeGreaterThan(90);
      expect(bottom, slug).toBeLessThan(546);
      expect(right - left, slug).toBeGreaterThan(230);
    }
  });

  it('draws letters as paths, so that no font is needed', () => {
    const tile = tileOf('el-corte-ingles');
    const svg = tile ? tileSvg(tile, 500, 318) : '';
    expect(svg.match(/<path /g)?.length).toBeGreaterThanOrEqual(13);
    expect(svg).not.toMatch(/<text|font|NaN|undefined/);
  });

  it('answers null for a slug without a tile', async () => {
    expect(await renderLogo('nobody', 'full', 'webp')).toBeNull();
    expect(await renderLogo('../../etc/passwd', 'full', 'jpg')).toBeNull();
  });

  it('renders a tile once', async () => {
    const [first, second] = await Promise.all([
      renderLogo('steam', 'full', 'webp'),
      renderLogo('steam', 'full', 'webp'),
    ]);
    expect(second).toBe(first);
  });
});
