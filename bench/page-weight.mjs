import { gzipSync } from 'node:zlib';

/** Bytes after gzip -9, which is what the budgets are in. */
export const gzipBytes = (body) => gzipSync(body, { level: 9 }).length;

function* tags(html, name) {
  for (const [tag] of html.matchAll(new RegExp(`<${name}\\b[^>]*>`, 'gi'))) {
    const attributes = tag.matchAll(/([\w-]+)(?:="([^"]*)")?/g);
    yield Object.fromEntries(
      [...attributes].slice(1).map(([, key, value = '']) => [key.toLowerCase(), value]),
    );
  }
}

const plainUrl = (url) => url.replaceAll('&amp;', '&');

/** The chunks that a script names, to fetch them once they are wanted, or a page in its data. */
export function chunksNamed(text) {
  const found = text.matchAll(/\bstatic\/chunks\/[^\s"'\\]+?\.js\b/g);
  return [...new Set([...found].map(([chunk]) => `/_next/${chunk}`))];
}

/**
 * All scripts that some scripts lead to, these among them: what a page may come to load, whatever is
 * pressed on it.
 * @param {(url: string) => string} read the text of a script
 */
export function scriptsWithin(urls, read) {
  const found = new Set(urls);
  // A set is walked to its end, which moves while it grows.
  for (const url of found) for (const next of chunksNamed(read(url))) found.add(next);
  return [...found];
}

/**
 * What the HTML of a page references, each once: scripts (run, preloaded or named in its data, without
 * those only old browsers fetch), style sheets, and preloaded fonts.
 * @returns {{ scripts: string[], styles: string[], fonts: string[] }} URLs as written
 */
export function pageAssets(html) {
  const scripts = new Set();
  const styles = new Set();
  const fonts = new Set();
  const old = new Set();
  for (const { src, nomodule } of tags(html, 'script')) {
    if (src !== undefined) (nomodule === undefined ? scripts : old).add(plainUrl(src));
  }
  for (const { rel = '', as, href } of tags(html, 'link')) {
    if (href === undefined) continue;
    if (rel === 'modulepreload' || (rel === 'preload' && as === 'script')) {
      scripts.add(plainUrl(href));
    } else if (rel === 'stylesheet') styles.add(plainUrl(href));
    else if (rel === 'preload' && as === 'font') fonts.add(plainUrl(href));
  }
  return {
    scripts: [...new Set([...scripts, ...chunksNamed(html)])].filter((url) => !old.has(url)),
    styles: [...styles],
    fonts: [...fonts],
  };
}

const inlineStyle = /(<style\b[^>]*>)([\s\S]*?)<\/style>/g;

/** The style sheets inside the HTML of a page. */
export const inlineStyles = (html) => [...html.matchAll(inlineStyle)].map(([, , css]) => css);

/** The HTML of a page without them. */
export const withoutStyles = (html) => html.replace(inlineStyle, '$1</style>');

/** The web fonts a style sheet may load, as URLs relative to its own. */
export function styleFonts(css) {
  const found = css.matchAll(/url\(\s*['"]?([^'")]+\.woff2?)\b/g);
  return [...new Set([...found].map(([, url]) => url))];
}

/** The value of the first form field of that name in a page, or undefined. */
export function fieldValue(html, name) {
  for (const input of tags(html, 'input'))
    if (input.name === name) return plainUrl(input.value ?? '');
  return undefined;
}

/** Bytes as kilobytes of 1000, to one decimal. */
export const kilobytes = (bytes) => (bytes / 1000).toFixed(1);

/**
 * The sums of a page that are above its budget.
 * @param {Record<string, number>} weight by what was weighed
 * @param {Record<string, number>} budget the most of each; what is not in it has none
 * @returns {string[]} their names
 */
export function overBudget(weight, budget) {
  return Object.keys(budget).filter((name) => (weight[name] ?? 0) > budget[name]);
}

/** Lines of a table: the first column to the left, all others to the right. */
export function tableLines(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[at] + 2)))
      .join('')
      .trimEnd(),
  );
}
