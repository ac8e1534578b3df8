import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isTest, listFiles } from './source-files.mjs';
import { lineAt, splitSource } from './source-text.mjs';

const scanned = ['app', 'components', 'lib', 'messages', 'instrumentation.ts', 'proxy.ts'];
const theme = /^(?:app\/globals\.css$|lib\/theme(?:[^/]*\.tsx?$|\/))/;

const hues = [
  'slate|gray|zinc|neutral|stone|taupe|mauve|mist|olive|red|orange|amber|yellow|lime|green|emerald',
  'teal|cyan|sky|blue|indigo|violet|purple|fuchsia|pink|rose',
].join('|');
const properties = [
  'bg|text|border(?:-[xytrblse])?|ring(?:-offset)?|inset-ring|fill|stroke|from|via|to|outline',
  'decoration|accent|caret|shadow|inset-shadow|drop-shadow|divide|placeholder',
].join('|');

const rawColours = [
  /(?<![&\w])#(?:[\da-f]{8}|[\da-f]{6}|[\da-f]{3,4})(?![\w-])/gi,
  /(?<![\w-])(?:rgba?|hsla?|hwb|oklch|oklab|lch|lab)\(/gi,
  new RegExp(`(?<![\\w-])(?:${properties})-(?:white|black|(?:${hues})-\\d{2,3})(?![\\w-])`, 'g'),
];

/** In a style sheet everything but comments counts; in code, what is quoted. */
function visibleText(file, text) {
  if (file.endsWith('.css'))
    return text.replace(/\/\*[\s\S]*?\*\//g, (c) => c.replace(/[^\n]/g, ' '));
  if (file.endsWith('.json')) return text;
  return splitSource(text).quoted;
}

/**
 * Finds colours written out where a token of the theme belongs. The theme itself may, the sandbox
 * draws logos of its own, and schemas hold the patterns a configured colour must match.
 * @returns one line, `file:line: what is wrong`, for each
 */
export function colourViolations(root) {
  return listFiles(root, scanned, /\.(?:tsx?|mjs|css|json)$/)
    .filter((file) => !theme.test(file) && !isTest(file))
    .flatMap((file) => {
      const text = visibleText(file, readFileSync(path.join(root, file), 'utf8'));
      return rawColours.flatMap((pattern) =>
        [...text.matchAll(pattern)].map((match) => ({
          file,
          line: lineAt(text, match.index),
          colour: match[0].replace(/\($/, '(…)'),
        })),
      );
    })
    .sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line)
    .map(({ file, line, colour }) => `${file}:${line}: raw colour ${colour}, use a theme token`);
}
