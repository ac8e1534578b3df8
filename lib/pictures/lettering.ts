import { type Face, faceSchema } from '@/schemas/face';
import inter from './glyphs/inter.json' with { type: 'json' };

let parsed: Face | undefined;

/** The one face of the pictures: Inter Semi Bold, every language in Latin letters. */
function face(): Face {
  parsed ??= faceSchema.parse(inter);
  return parsed;
}

/** One spelling of each letter, the composed one, which is what the face has outlines of. */
function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

function isWritable(text: string): boolean {
  const { glyphs } = face();
  return text !== '' && [...text].every((character) => Object.hasOwn(glyphs, character));
}

/**
 * The first of the texts that can be written with the face, tidied; null when none can. Nothing is
 * written in part, and no boxes stand for letters that are missing.
 */
export function firstWritable(...texts: string[]): string | null {
  return texts.map(tidy).find(isWritable) ?? null;
}

type Pen = { width: number; paths: { x: number; path: string }[] };

/** Letters side by side, in the face's units. What is not in the face is left out. */
function setLetters(text: string): Pen {
  const { glyphs, kerning } = face();
  const pen: Pen = { width: 0, paths: [] };
  let previous = '';
  for (const character of text) {
    const glyph = Object.hasOwn(glyphs, character) ? glyphs[character] : undefined;
    if (glyph === undefined) continue;
    const [advance, , path] = glyph;
    pen.width += kerning[previous + character] ?? 0;
    if (path !== '') pen.paths.push({ x: pen.width, path });
    pen.width += advance;
    previous = character;
  }
  return pen;
}

/** How wide a line is at a size, in pixels. */
export function lineWidth(text: string, size: number): number {
  return (setLetters(text).width * size) / face().unitsPerEm;
}

/** How high capital letters stand at a size, in pixels. */
export function capHeight(size: number): number {
  return (face().capHeight * size) / face().unitsPerEm;
}

/** A line as SVG: outlines only, so that a picture needs no font and holds no text to escape. */
export function lineSvg(text: string, at: { x: number; baseline: number; size: number }): string {
  const scale = (at.size / face().unitsPerEm).toFixed(5);
  const letters = setLetters(text)
    .paths.map(({ x, path }) => `<path transform="translate(${x} 0)" d="${path}"/>`)
    .join('');
  return `<g transform="translate(${at.x} ${at.baseline}) scale(${scale})">${letters}</g>`;
}

/** More letters than any line of a picture has room for. */
const mostLetters = 200;

/** The text cut to a width, with an ellipsis where something is missing. */
export function cutLine(text: string, size: number, width: number): string {
  if (lineWidth(text, size) <= width) return text;
  const letters = [...text].slice(0, mostLetters);
  const cut = () => `${letters.join('').replace(/[\s.,:;–-]+$/, '')}…`;
  while (letters.length > 0 && lineWidth(cut(), size) > width) letters.pop();
  return cut();
}

function wrap(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && lineWidth(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** A size of letters in pixels, and how many lines there is room for at it. */
export type Step = { size: number; most: number };

/** Breaks a text into lines at the first step at which it fits; at the last one it is cut. */
export function fitLines(
  text: string,
  width: number,
  steps: readonly [Step, ...Step[]],
): { size: number; lines: string[] } {
  let [{ size, most }] = steps;
  for ({ size, most } of steps) {
    const lines = wrap(text, size, width);
    const fits = lines.length <= most && lines.every((line) => lineWidth(line, size) <= width);
    if (fits) return { size, lines };
  }
  const lines = wrap(text, size, width);
  const shown = [...lines.slice(0, most - 1), lines.slice(most - 1).join(' ')];
  return {
    size,
    lines: shown.filter((line) => line !== '').map((line) => cutLine(line, size, width)),
  };
}
