/*
 * Makes glyph tables from open fonts: the faces of the sandbox's logos, and the one of the pictures
 * that are shown for a link. Needed only to change a face or its characters; what draws with them
 * reads the tables alone. Run it from a folder with the fonts:
 *
 *   mkdir /tmp/fonts && cd /tmp/fonts && npm init -y
 *   npm i opentype.js@2.0.0 @fontsource/archivo-black @fontsource/outfit \
 *     @fontsource/playfair-display @fontsource/fredoka @fontsource/pacifico \
 *     @fontsource/barlow-condensed @fontsource/inter
 *   node <repository>/scripts/extract-glyphs.mjs /tmp/fonts
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const root = join(import.meta.dirname, '..');
const home = resolve(process.argv[2] ?? '.');
const opentype = createRequire(join(home, 'package.json'))('opentype.js');

const someLatin =
  ' ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789' +
  "&.,'’!+-/:$€£ÁÀÂÃÄÇÈÉÊÍÑÓÔÕÖÚÜáàâãäçèéêíñóôõöúüß";

const charactersFrom = (first, last) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));

/** Every language written in Latin letters that a brand or a country is likely to be named in. */
const allLatin = [
  ...charactersFrom(0x20, 0x7e),
  ...charactersFrom(0xa1, 0x17f).filter((character) => character !== '\u00ad'),
  ...'ƠơƯưǍǎǐǒǔȘșȚț',
  ...charactersFrom(0x1ea0, 0x1ef9),
  ...'–—‘’‚“”„•…‹›€™',
];

const logos = 'sandbox/logos/glyphs';
const faces = [
  [`${logos}/grotesk.json`, 'Archivo Black', 'archivo-black', 400, someLatin],
  [`${logos}/geometric.json`, 'Outfit', 'outfit', 700, someLatin],
  [`${logos}/serif.json`, 'Playfair Display', 'playfair-display', 700, someLatin],
  [`${logos}/rounded.json`, 'Fredoka', 'fredoka', 600, someLatin],
  [`${logos}/script.json`, 'Pacifico', 'pacifico', 400, someLatin],
  [`${logos}/condensed.json`, 'Barlow Condensed', 'barlow-condensed', 700, someLatin],
  ['lib/pictures/glyphs/inter.json', 'Inter', 'inter', 600, allLatin],
];

const unitsPerEm = 1000;
const faintestKern = 12;

/** Path data with relative, whole-number commands: half the length of absolute ones. */
function compact(commands, scale) {
  let at = { x: 0, y: 0 };
  let start = at;
  const parts = [];
  // Font outlines point up, SVG points down.
  const point = (x, y) => ({ x: Math.round(x * scale), y: Math.round(y * scale) });
  const relative = (...points) => points.flatMap((p) => [p.x - at.x, p.y - at.y]).join(' ');
  for (const c of commands) {
    if (c.type === 'Z') {
      parts.push('z');
      at = start;
      continue;
    }
    const end = point(c.x, c.y);
    if (c.type === 'M') parts.push(`m${relative(end)}`);
    if (c.type === 'L' && (end.x !== at.x || end.y !== at.y)) {
      if (end.y === at.y) parts.push(`h${end.x - at.x}`);
      else if (end.x === at.x) parts.push(`v${end.y - at.y}`);
      else parts.push(`l${relative(end)}`);
    }
    if (c.type === 'Q') parts.push(`q${relative(point(c.x1, c.y1), end)}`);
    if (c.type === 'C') parts.push(`c${relative(point(c.x1, c.y1), point(c.x2, c.y2), end)}`);
    if (c.type === 'M') start = end;
    at = end;
  }
  return parts.join('').replaceAll(' -', '-');
}

function glyphRow(font, character, scale) {
  const glyph = font.charToGlyph(character);
  if (glyph.index === 0) return null;
  const path = glyph.getPath(0, 0, font.unitsPerEm);
  const box = path.getBoundingBox();
  const round = (n) => Math.round(n * scale);
  return [
    round(glyph.advanceWidth),
    [box.x1, box.y1, box.x2, box.y2].map(round),
    compact(path.commands, scale),
  ];
}

function kerning(font, table, scale) {
  const letters = Object.keys(table);
  const pairs = {};
  for (const left of letters) {
    for (const right of letters) {
      const value = font.getKerningValue(font.charToGlyph(left), font.charToGlyph(right));
      const kern = Math.round(value * scale);
      if (Math.abs(kern) >= faintestKern) pairs[left + right] = kern;
    }
  }
  return pairs;
}

const plain = /^[A-Za-z0-9&.'’ -]$/;

/** A family comes in one file for each group of characters. */
function openFonts(folder, weight) {
  return ['latin', 'latin-ext', 'vietnamese']
    .map((subset) =>
      join(
        home,
        `node_modules/@fontsource/${folder}/files/${folder}-${subset}-${weight}-normal.woff`,
      ),
    )
    .filter((file) => existsSync(file))
    .map((file) => {
      const bytes = readFileSync(file);
      const { buffer, byteOffset, length } = bytes;
      return opentype.parse(buffer.slice(byteOffset, byteOffset + length));
    });
}

for (const [file, family, folder, weight, characters] of faces) {
  const fonts = openFonts(folder, weight);
  if (fonts.length === 0) continue;
  const [latin] = fonts;
  const scale = unitsPerEm / latin.unitsPerEm;
  const glyphs = {};
  for (const character of characters) {
    const row = fonts.map((font) => glyphRow(font, character, scale)).find((found) => found);
    if (row) glyphs[character] = row;
  }
  const capHeight = -(glyphs.H?.[1][1] ?? 0);
  const xHeight = -(glyphs.x?.[1][1] ?? 0);
  const kerned = Object.fromEntries(Object.entries(glyphs).filter(([c]) => plain.test(c)));
  const rows = Object.entries(glyphs).map(
    (row) => `    ${row.map((x) => JSON.stringify(x)).join(': ')}`,
  );
  const text = `{
  "source": ${JSON.stringify(family)},
  "weight": ${weight},
  "unitsPerEm": ${unitsPerEm},
  "capHeight": ${capHeight},
  "xHeight": ${xHeight},
  "glyphs": {
${rows.join(',\n')}
  },
  "kerning": ${JSON.stringify(kerning(latin, kerned, scale))}
}
`;
  writeFileSync(join(root, file), text);
}
