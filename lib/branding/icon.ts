import 'server-only';
import sharp from 'sharp';
import { capHeight, firstWritable, lineSvg, lineWidth } from '../pictures/lettering';
import { inkOn } from '../theme/tokens';

const side = 64;
const letterSize = 40;

/** The first letter of the shop's name on its accent; a disc where the letter cannot be drawn. */
export function letterIcon(name: string, accent: string): string {
  const letter = firstWritable([...name.normalize('NFC').toUpperCase()][0] ?? '');
  const sign =
    letter === null
      ? `<circle cx="${side / 2}" cy="${side / 2}" r="${side / 5}"/>`
      : lineSvg(letter, {
          x: (side - lineWidth(letter, letterSize)) / 2,
          baseline: (side + capHeight(letterSize)) / 2,
          size: letterSize,
        });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}">`,
    `<rect width="${side}" height="${side}" rx="${side / 4}" fill="${accent}"/>`,
    `<g fill="${inkOn(accent)}">${sign}</g></svg>`,
  ].join('');
}

/** An icon (SVG or PNG) as a square PNG of so many pixels, on an opaque ground where one is given. */
export async function squarePng(
  icon: Uint8Array,
  pixels: number,
  ground?: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const drawn = sharp(icon, { density: 384 }).resize(pixels, pixels, {
    fit: 'contain',
    background: { r: 0, g: 0, b: 0, alpha: 0 },
  });
  const shown = ground === undefined ? drawn : drawn.flatten({ background: ground });
  return new Uint8Array(await shown.png().toBuffer());
}
