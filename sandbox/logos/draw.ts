import { faceOf } from './faces';
import { type Block, fitBlock, lineSvg, setLine } from './lettering';
import { canvas, markOf } from './marks';
import type { Tile } from './tiles';

/** Tangent of the slant, 9.65 degrees. */
const shear = 0.17;

const isUpper = (text: string) => text === text.toUpperCase();

function usualCapHeight({ lines }: Tile): number {
  if (lines.length > 1) return 118;
  const length = lines[0]?.length ?? 0;
  if (length <= 3) return 190;
  return length <= 5 ? 158 : 136;
}

/** Where a tile's wordmark stands on the canvas. */
export function layOut(tile: Tile): Block {
  const face = faceOf(tile.face);
  const mark = markOf(tile.mark);
  const lines = tile.lines.map((text) => setLine(face, text, tile.tracking));
  const frame = {
    centreX: canvas.width / 2 + (mark.shift?.x ?? 0),
    centreY: canvas.height / 2 + (mark.shift?.y ?? 0),
    width: 740 - 2 * Math.abs(mark.shift?.x ?? 0),
    height: 330,
  };
  return fitBlock(face, lines, frame, {
    capHeight: usualCapHeight(tile) * tile.size,
    leading: tile.lines.every(isUpper) ? 0.96 : 1.06,
    alignLeft: tile.alignLeft,
  });
}

/** The tile as an SVG document of the given size; letters are paths, so no font is needed. */
export function tileSvg(tile: Tile, width: number, height: number): string {
  const mark = markOf(tile.mark);
  const block = layOut(tile);
  const letters = tile.lines
    .map((_, index) => lineSvg(block, index, index === 1 ? tile.secondInk : tile.ink))
    .join('');
  // A shear moves letters by their height: take it about the middle of the wordmark.
  const middle = (block.top + block.bottom) / 2;
  const slant = tile.slanted ? ` transform="translate(${shear * middle} 0) skewX(-9.65)"` : '';
  const size = `width="${width}" height="${height}"`;
  const view = `viewBox="0 0 ${canvas.width} ${canvas.height}" preserveAspectRatio="xMidYMid slice"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${view}>`,
    `<rect width="100%" height="100%" fill="${tile.background}"/>`,
    mark.under?.(tile) ?? '',
    `<g${slant}>${letters}</g>`,
    mark.beside?.(block, tile) ?? '',
    '</svg>',
  ].join('');
}
