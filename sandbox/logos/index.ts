import sharp from 'sharp';
import { tileSvg } from './draw';
import { type Tile, tileOf } from './tiles';

export { tileBackground, tileSlugs } from './tiles';

const sizes = { full: [1000, 636], '500x318': [500, 318], '300x190': [300, 190] } as const;

export type LogoSize = keyof typeof sizes;
export type LogoFormat = 'webp' | 'jpg';

const cache = new Map<string, Promise<Buffer>>();
const cacheLimit = 600;

async function draw(tile: Tile, size: LogoSize, format: LogoFormat): Promise<Buffer> {
  const [width, height] = sizes[size];
  const image = sharp(Buffer.from(tileSvg(tile, width, height))).flatten({
    background: tile.background,
  });
  return format === 'webp'
    ? image.webp({ quality: 90, effort: 2 }).toBuffer()
    : image.jpeg({ quality: 90, chromaSubsampling: '4:4:4' }).toBuffer();
}

/** A brand's tile as an image, or null for a slug without one. Rendered images are kept. */
export async function renderLogo(
  slug: string,
  size: LogoSize,
  format: LogoFormat,
): Promise<Buffer | null> {
  const tile = tileOf(slug);
  if (!tile) return null;
  const key = `${slug}/${size}/${format}`;
  const known = cache.get(key);
  if (known) return known;
  const image = draw(tile, size, format);
  cache.set(key, image);
  image.catch(() => cache.delete(key));
  const oldest = cache.keys().next().value;
  if (cache.size > cacheLimit && oldest !== undefined) cache.delete(oldest);
  return image;
}
