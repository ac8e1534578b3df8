import type { PictureColours } from '../theme/picture';
import { capHeight, cutLine, fitLines, lineSvg, lineWidth } from './lettering';

/** What networks show beside a link: 1.91 to 1. */
export const pictureSize = { width: 1200, height: 630 } as const;

/** Everything a picture shows. Texts are writable (see `firstWritable`) and may be of any length. */
export type Picture = {
  colours: PictureColours;
  shop: string | null;
  headline: string;
  detail: string | null;
  /** The country of use in words, with its flag as an SVG document. */
  place: { words: string; flag: string | null } | null;
};

const margin = 80;
const plate = { height: 88, flag: 52, size: 34, gap: 20, padding: 28 } as const;
const textWidth = pictureSize.width - 2 * margin;

const headlineSteps = [
  { size: 128, most: 1 },
  { size: 112, most: 1 },
  { size: 96, most: 1 },
  { size: 88, most: 2 },
  { size: 76, most: 2 },
  { size: 64, most: 2 },
] as const;

/** Two cards one over the other: what the shop sells, without saying it. */
const backdrop =
  '<g fill-opacity="0.07"><rect x="770" y="270" width="560" height="356" rx="44" transform="rotate(-14 1050 448)"/>' +
  '<rect x="720" y="-126" width="560" height="356" rx="44" transform="rotate(-14 1000 52)"/></g>';

/** A flag document as a round part of another, or nothing for what is none. */
function placedFlag(flag: string, x: number, y: number, ring: string): string {
  const [, viewBox = null] = /^<svg\b[^>]*\sviewBox="([\d. ]+)"/.exec(flag) ?? [];
  if (viewBox === null) return '';
  const side = plate.flag;
  const inside = flag.replace(/^<svg\b[^>]*>/, '');
  return [
    `<svg x="${x}" y="${y}" width="${side}" height="${side}" viewBox="${viewBox}">${inside}`,
    `<circle cx="${x + side / 2}" cy="${y + side / 2}" r="${side / 2}" fill="none" `,
    `stroke="${ring}" stroke-opacity="0.25" stroke-width="2"/>`,
  ].join('');
}

/** The plate at the foot, in the ink, with the background's colour as its letters. */
function placeSvg({ colours, place }: Picture): string {
  if (place === null) return '';
  const hasFlag = place.flag !== null;
  const start = margin + plate.padding + (hasFlag ? plate.flag + plate.gap : 0);
  const words = cutLine(place.words, plate.size, textWidth - (start - margin) - plate.padding);
  const width = start - margin + lineWidth(words, plate.size) + plate.padding;
  const top = pictureSize.height - margin - plate.height + 8;
  const middle = top + plate.height / 2;
  return [
    `<rect x="${margin}" y="${top}" width="${width}" height="${plate.height}" rx="${plate.height / 2}"/>`,
    `<g fill="${colours.background}">`,
    lineSvg(words, { x: start, baseline: middle + capHeight(plate.size) / 2, size: plate.size }),
    '</g>',
    place.flag === null
      ? ''
      : placedFlag(
          place.flag,
          margin + plate.padding - 10,
          middle - plate.flag / 2,
          colours.background,
        ),
  ].join('');
}

/** The headline with its detail, in the middle between the shop's name and the plate. */
function headlineSvg({ headline, detail, place }: Picture): string {
  const { size, lines } = fitLines(headline, textWidth, headlineSteps);
  const leading = size * 1.12;
  const detailSize = 42;
  const detailStep = detail === null ? 0 : 44 + capHeight(detailSize);
  const height = capHeight(size) + leading * (lines.length - 1) + detailStep;
  const [top, bottom] = [140, place === null ? 580 : 446];
  const first = (top + bottom - height) / 2 + capHeight(size);
  const last = first + leading * (lines.length - 1);
  const written = lines.map((line, index) =>
    lineSvg(line, { x: margin, baseline: first + leading * index, size }),
  );
  if (detail === null) return written.join('');
  const line = cutLine(detail, detailSize, textWidth);
  const at = { x: margin, baseline: last + detailStep, size: detailSize };
  return `${written.join('')}<g fill-opacity="0.85">${lineSvg(line, at)}</g>`;
}

/** The picture as an SVG document: outlines, shapes and the flag; no fonts, references or text. */
export function pictureSvg(picture: Picture): string {
  const { width, height } = pictureSize;
  const { background, ink } = picture.colours;
  const shop =
    picture.shop === null
      ? ''
      : lineSvg(cutLine(picture.shop, 40, textWidth), { x: margin, baseline: 108, size: 40 });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="${background}"/>`,
    `<g fill="${ink}">${backdrop}${shop}${headlineSvg(picture)}${placeSvg(picture)}</g>`,
    '</svg>',
  ].join('');
}
