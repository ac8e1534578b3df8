/*
 * Makes the glyph tables in `glyphs/` from open fonts. Needed only to change a face or its
 * characters; the sandbox reads the tables alone. Run it from a folder with the fonts:
 *
 *   mkdir /tmp/fonts && cd /tmp/fonts && npm init -y
 *   npm i opentype.js@2.0.0 @fontsource/archivo-black @fontsource/outfit \
 *     @fontsource/playfair-display @fontsource/fredoka @fontsource/pacifico \
 *     @fontsource/barlow-condensed
 *   node <repository>/sandbox/logos/extract-glyphs.mjs /tmp/fonts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const home = resolve(process.argv[2] ?? '.');
const opentype = createRequire(join(home, 'package.json'))('opentype.js');

const faces = {
  grotesk: ['Archivo Black', 'archivo-black', 400],
  geometric: ['Outfit', 'outfit', 700],
  serif: ['Playfair Display', 'playfair-display', 700],
  rounded: ['Fredoka', 'fredoka', 600],
  script: ['Pacifico', 'pacifico', 400],
  condensed: ['Barlow Condensed', 'barlow-condensed', 700],
};

const characters =
  ' ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789' +
  "&.,'’!+-/:$€£ÁÀÂÃÄÇÈÉÊÍÑÓÔÕÖÚÜáàâãäçèéêíñóôõöúüß";

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

for (const [face, [family, folder, weight]] of Object.entries(faces)) {
  const file = join(
    home,
    `node_modules/@fontsource/${folder}/files/${folder}-latin-${weight}-normal.woff`,
  );
  const bytes = readFileSync(file);
  const font = opentype.parse(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
  );
  const scale = unitsPerEm / font.unitsPerEm;
  const glyphs = {};
  for (const character of characters) {
    const row = glyphRow(font, character, scale);
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
  "kerning": ${JSON.stringify(kerning(font, kerned, scale))}
}
`;
  writeFileSync(join(import.meta.dirname, 'glyphs', `${face}.json`), text);
}
