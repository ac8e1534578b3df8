import { generatedName, generatedPlace } from '../../catalogue/generated-names';
import { faceNames } from '../faces';

const colours = [
  '#1f3a5f #ffffff #2d5282',
  '#f4efe6 #3b2f2f #e2d3b8',
  '#0f5132 #ffffff #1a7249',
  '#7a1f3d #ffe9ef #983255',
  '#fdf3d0 #4a3b00 #f2d675',
  '#2b2d42 #edf2f4 #434763',
  '#e4572e #ffffff #ee7a59',
  '#e6f4f1 #114b5f #b9ded6',
  '#4a2c6d #f5edff #643f8f',
  '#ffd9c7 #5b2413 #ffb899',
  '#0b7285 #ffffff #1593a8',
  '#e9ecf5 #26345c #c8d1ea',
  '#3d5a1f #f6ffe8 #557a2f',
];

const marks = [
  'corner',
  'halo',
  'wedge',
  'stripe',
  'dawn',
  'rings',
  'band',
  'bar',
  'frame',
  'waves',
  'side',
];

const pick = (list: readonly string[], index: number) => list[index % list.length] ?? '';

/** The tile of a generated brand as a row of the shelf, or null for a slug that is none. */
export function generatedRow(slug: string): string | null {
  const place = generatedPlace(slug);
  if (place === null) return null;
  const { house, trade } = generatedName(place);
  const cells = [slug, `${house} / ${trade}`, pick(faceNames, place), pick(colours, place)];
  return [...cells, pick(marks, place), ''].join(' | ');
}
