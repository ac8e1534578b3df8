import { lineAt, splitSource } from './source-text.mjs';

const literal = /\/((?:\\.|\[(?:\\.|[^\]\n\\])*\]|[^/\n\\[])+)\/([a-z]*)/y;

/**
 * The regular expressions written in a source text, each with its line, pattern and flags; those that
 * are put together out of strings are not found.
 */
export function regexesIn(text) {
  const { bare, uncommented, quoted } = splitSource(text);
  const found = [];
  for (let at = text.indexOf('/'); at >= 0; at = text.indexOf('/', at + 1)) {
    // The scanner blanks what is neither code nor a comment nor quoted: a regular expression.
    if (bare[at] === '/' || uncommented[at] !== '/' || quoted[at] === '/') continue;
    literal.lastIndex = at;
    const match = literal.exec(text);
    if (match === null) continue;
    found.push({ line: lineAt(text, at), pattern: match[1], flags: match[2] });
    at += match[0].length - 1;
  }
  return found;
}
