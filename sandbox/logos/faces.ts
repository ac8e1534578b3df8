import * as z from 'zod';
import condensed from './glyphs/condensed.json';
import geometric from './glyphs/geometric.json';
import grotesk from './glyphs/grotesk.json';
import rounded from './glyphs/rounded.json';
import script from './glyphs/script.json';
import serif from './glyphs/serif.json';

const box = z.tuple([z.number(), z.number(), z.number(), z.number()]);

/**
 * A face's outlines in `unitsPerEm`, y pointing down from the baseline: for each character its
 * advance, its bounding box (left, top, right, bottom) and SVG path data.
 */
const faceSchema = z.object({
  unitsPerEm: z.number(),
  capHeight: z.number(),
  xHeight: z.number(),
  glyphs: z.record(z.string(), z.tuple([z.number(), box, z.string()])),
  kerning: z.record(z.string(), z.number()),
});

export type Face = z.infer<typeof faceSchema>;

const tables = { condensed, geometric, grotesk, rounded, script, serif };

export const faceNames = [
  'condensed',
  'geometric',
  'grotesk',
  'rounded',
  'script',
  'serif',
] as const;

export type FaceName = (typeof faceNames)[number];

const parsed = new Map<FaceName, Face>();

/** A bundled face; its table is checked once. */
export function faceOf(name: FaceName): Face {
  const known = parsed.get(name);
  if (known) return known;
  const face = faceSchema.parse(tables[name]);
  parsed.set(name, face);
  return face;
}
