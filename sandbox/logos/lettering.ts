import type { Face } from './faces';

type Placed = { x: number; path: string };

export type Line = {
  glyphs: Placed[];
  /** Ink bounds in font units, baseline at 0 and y pointing down. */
  left: number;
  right: number;
  top: number;
  bottom: number;
};

/** Sets one line of text; `tracking` is extra space between letters in font units. */
export function setLine(face: Face, text: string, tracking: number): Line {
  const glyphs: Placed[] = [];
  let pen = 0;
  let previous = '';
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const character of text) {
    const glyph = face.glyphs[character];
    if (!glyph) throw new Error(`No outline for ${JSON.stringify(character)}`);
    const [advance, box, path] = glyph;
    pen += face.kerning[previous + character] ?? 0;
    if (path !== '') {
      glyphs.push({ x: pen, path });
      left = Math.min(left, pen + box[0]);
      right = Math.max(right, pen + box[2]);
      top = Math.min(top, box[1]);
      bottom = Math.max(bottom, box[3]);
    }
    pen += advance + tracking;
    previous = character;
  }
  return { glyphs, left, right, top, bottom };
}

/** What a wordmark needs to be drawn, in pixels of the canvas. */
export type Block = {
  scale: number;
  lines: { line: Line; x: number; baseline: number }[];
  left: number;
  right: number;
  /** The optical top and bottom: descenders count by a third. */
  top: number;
  bottom: number;
};

type Frame = { centreX: number; centreY: number; width: number; height: number };

/**
 * Fits lines into a frame and centres them by eye: by ink rather than by advance, and
 * vertically between the tops of the letters and the last baseline.
 */
export function fitBlock(
  face: Face,
  lines: Line[],
  frame: Frame,
  look: { capHeight: number; leading: number; alignLeft: boolean },
): Block {
  const step = face.unitsPerEm * look.leading;
  const first = lines[0];
  const last = lines.at(-1);
  if (!first || !last) throw new Error('A wordmark needs text');
  const width = Math.max(...lines.map((line) => line.right - line.left));
  const inkHeight = step * (lines.length - 1) - first.top + Math.max(last.bottom, 0);
  const scale = Math.min(
    look.capHeight / face.capHeight,
    frame.width / width,
    frame.height / inkHeight,
  );
  const top = first.top;
  const bottom = step * (lines.length - 1) + Math.max(last.bottom, 0) / 3;
  const originY = frame.centreY - ((top + bottom) / 2) * scale;
  const left = frame.centreX - (width * scale) / 2;
  return {
    scale,
    left,
    right: left + width * scale,
    top: originY + top * scale,
    bottom: originY + bottom * scale,
    lines: lines.map((line, index) => {
      const slack = look.alignLeft ? 0 : (width - (line.right - line.left)) / 2;
      return {
        line,
        x: left + (slack - line.left) * scale,
        baseline: originY + step * index * scale,
      };
    }),
  };
}

const fixed = (n: number) => String(Math.round(n * 100) / 100);

/** One line of a block as SVG. */
export function lineSvg(block: Block, index: number, ink: string): string {
  const placed = block.lines[index];
  if (!placed) return '';
  const { line, x, baseline } = placed;
  const transform = `translate(${fixed(x)} ${fixed(baseline)}) scale(${block.scale.toFixed(5)})`;
  const paths = line.glyphs
    .map((glyph) => `<path transform="translate(${fixed(glyph.x)} 0)" d="${glyph.path}"/>`)
    .join('');
  return `<g fill="${ink}" transform="${transform}">${paths}</g>`;
}
