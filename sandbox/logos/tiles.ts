import { type FaceName, faceNames } from './faces';
import { isMark, type MarkName } from './marks';
import { food } from './shelf/food';
import { generatedRow } from './shelf/generated';
import { mobile } from './shelf/mobile';
import { play } from './shelf/play';
import { shopping } from './shelf/shopping';

export type Tile = {
  lines: string[];
  face: FaceName;
  background: string;
  ink: string;
  tint: string;
  mark: MarkName;
  /** Ink of the second line. */
  secondInk: string;
  /** Extra space between letters, in thousandths of an em. */
  tracking: number;
  /** Multiplies the usual letter height. */
  size: number;
  slanted: boolean;
  alignLeft: boolean;
};

function isFace(name: string): name is FaceName {
  return faceNames.some((face) => face === name);
}

/**
 * Reads a row of the shelf: `slug | words / second line | face | ground ink tint | mark | look`.
 * The look is a list of `track=40`, `size=0.8`, `second=#fff`, `slant`, `left`.
 */
function parseRow(row: string): [string, Tile] {
  const [slug = '', words = '', face = '', colours = '', mark = '', look = ''] = row
    .split('|')
    .map((cell) => cell.trim());
  const [background = '', ink = '', tint = ''] = colours.split(/\s+/);
  if (!isFace(face) || !isMark(mark) || tint === '') throw new Error(`Cannot read tile ${slug}`);
  const options = new Map(
    look.split(/\s+/).map((option): [string, string] => {
      const [name = '', value = ''] = option.split('=');
      return [name, value];
    }),
  );
  return [
    slug,
    {
      lines: words.split(' / '),
      face,
      background,
      ink,
      tint,
      mark,
      secondInk: options.get('second') ?? ink,
      tracking: Number(options.get('track') ?? 0),
      size: Number(options.get('size') ?? 1),
      slanted: options.has('slant'),
      alignLeft: options.has('left'),
    },
  ];
}

const tiles = new Map(
  [shopping, play, food, mobile].flatMap((shelf) => shelf.trim().split('\n').map(parseRow)),
);

/** The slugs that have a tile of their own; generated brands are not among them. */
export function tileSlugs(): string[] {
  return [...tiles.keys()];
}

/** The tile of a slug, put together for a generated brand; null for a slug nobody has. */
export function tileOf(slug: string): Tile | null {
  const own = tiles.get(slug);
  if (own) return own;
  const row = generatedRow(slug);
  return row === null ? null : parseRow(row)[1];
}

/** The background of a brand's tile as a hex colour; a neutral grey for an unknown slug. */
export function tileBackground(slug: string): string {
  return tileOf(slug)?.background ?? '#6b7280';
}
