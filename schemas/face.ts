import * as z from 'zod';

const box = z.tuple([z.number(), z.number(), z.number(), z.number()]);

/**
 * A face's outlines in `unitsPerEm`, y pointing down from the baseline: for each character its
 * advance, its bounding box (left, top, right, bottom) and SVG path data.
 */
export const faceSchema = z.object({
  unitsPerEm: z.number(),
  capHeight: z.number(),
  glyphs: z.record(z.string(), z.tuple([z.number(), box, z.string()])),
  kerning: z.record(z.string(), z.number()),
});
export type Face = z.infer<typeof faceSchema>;
