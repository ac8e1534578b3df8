const blank = (text) => text.replace(/[^\n]/g, ' ');
const wordBeforeRegex = /(?:^|[^\w$.])(?:return|typeof|case|in|of|await|yield|do|else)\s*$/;

/** Whether a slash after this code begins a regular expression rather than divides. */
function opensRegex(before) {
  const trimmed = before.trimEnd();
  return trimmed === '' || /[(,=:[!&|?{;+*%~^]$/.test(trimmed) || wordBeforeRegex.test(trimmed);
}

function commentAt(text, at) {
  if (text.startsWith('//', at)) {
    const end = text.indexOf('\n', at);
    return end < 0 ? text.length : end;
  }
  if (text.startsWith('/*', at)) {
    const end = text.indexOf('*/', at + 2);
    return end < 0 ? text.length : end + 2;
  }
  return undefined;
}

/** The end of a quoted string, or of its line: an apostrophe in prose opens none that goes on. */
function quotedEnd(text, at) {
  for (let i = at + 1; i < text.length && text[i] !== '\n'; i += 1) {
    if (text[i] === '\\') i += 1;
    else if (text[i] === text[at]) return i + 1;
  }
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline;
}

const regexLiteral = /\/(?:\\.|\[(?:\\.|[^\]\n\\])*\]|[^/\n\\[])+\/[a-z]*/y;

function regexAt(text, at) {
  regexLiteral.lastIndex = at;
  return regexLiteral.exec(text)?.[0].length;
}

/**
 * Splits source text into what is code and what is quoted, keeping every line and column.
 *
 * `uncommented`: comments blanked. `bare`: strings, templates' text and regular expressions blanked
 * too. `quoted`: only what stands in strings and templates. It is a scanner, not a parser: JSX
 * prose counts as code.
 */
export function splitSource(text) {
  const parts = { uncommented: '', bare: '', quoted: '' };
  const add = (piece, { code = false, quote = false, comment = false }) => {
    parts.uncommented += comment ? blank(piece) : piece;
    parts.bare += code ? piece : blank(piece);
    parts.quoted += quote ? piece : blank(piece);
  };
  // Depth of braces at which each open `${` ends.
  const templates = [];
  let depth = 0;
  let inTemplate = false;
  let at = 0;

  const step = (end, kind) => {
    add(text.slice(at, end), kind);
    at = end;
  };
  while (at < text.length) {
    const char = text[at];
    if (inTemplate) {
      if (char === '\\') step(at + 2, { quote: true });
      else if (text.startsWith('${', at)) {
        templates.push(depth);
        inTemplate = false;
        step(at + 2, {});
      } else {
        inTemplate = char !== '`';
        step(at + 1, { quote: inTemplate });
      }
      continue;
    }
    const comment = commentAt(text, at);
    if (comment !== undefined) {
      step(comment, { comment: true });
      continue;
    }
    if (char === "'" || char === '"') {
      step(quotedEnd(text, at), { quote: true });
      continue;
    }
    if (char === '/' && opensRegex(parts.bare.slice(-80))) {
      const length = regexAt(text, at);
      step(at + (length ?? 1), length === undefined ? { code: true } : {});
      continue;
    }
    const endsHole = char === '}' && templates.at(-1) === depth;
    if (endsHole) templates.pop();
    else if (char === '{') depth += 1;
    else if (char === '}') depth -= 1;
    inTemplate = endsHole || char === '`';
    step(at + 1, { code: !inTemplate });
  }
  return parts;
}

/** The line, counted from 1, of a position in a text. */
export function lineAt(text, at) {
  let line = 1;
  for (let i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) line += 1;
  return line;
}

const clause = /\b(?:import|export)\s+(type\s+)?([\w$\s{},*]+?)\s*\bfrom\s*(['"])([^'"\n]+)\3/g;
const sideEffect = /\bimport\s*(['"])([^'"\n]+)\1/g;
const call = /\b(?:import|require)\s*\(\s*(['"])([^'"\n]+)\1/g;

function namesOnlyTypes(names) {
  const braced = /^\{([^}]*)\}$/.exec(names.trim());
  if (braced === null) return false;
  const parts = braced[1].split(',').map((name) => name.trim());
  return parts.every((name) => name === '' || name.startsWith('type '));
}

/**
 * The imports and re-exports of a source text: where from, which names as written, on which line,
 * and whether only types, which leave nothing behind at run time.
 */
export function importsOf(source, text) {
  const found = [];
  const add = (match, specifier, typeOnly, names) => {
    // One inside a string is text about code.
    if (source.bare[match.index] === ' ') return;
    found.push({ specifier, typeOnly, names, line: lineAt(text, match.index) });
  };
  for (const match of source.uncommented.matchAll(clause)) {
    add(match, match[4], match[1] !== undefined || namesOnlyTypes(match[2]), match[2]);
  }
  for (const match of source.uncommented.matchAll(sideEffect)) add(match, match[2], false);
  for (const match of source.uncommented.matchAll(call)) add(match, match[2], false);
  return found;
}
