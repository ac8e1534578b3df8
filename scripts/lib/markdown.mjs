const blank = (text) => text.replace(/[^\n]/g, ' ');
const fence = /^([ \t]*)(`{3,}|~{3,})([^\n]*)\n([\s\S]*?)^[ \t]*\2[^\n]*$/gm;

/**
 * Splits a document of Markdown, keeping every line and column: `fences` are its blocks of code,
 * `prose` is all else, with comments blanked, and `linked` is that without inline code, in which
 * nothing is a link.
 */
export function splitMarkdown(text) {
  const fences = [...text.matchAll(fence)].map(({ index, 3: info, 4: code }) => ({
    index,
    info: info.trim(),
    code,
  }));
  const prose = text.replace(fence, blank).replace(/<!--[\s\S]*?-->/g, blank);
  return { fences, prose, linked: prose.replace(/(`+)[^`]+?\1/g, blank) };
}

/** What stands in inline code, and where. */
export function inlineCodeOf({ prose }) {
  return [...prose.matchAll(/(`+)([^`]+?)\1/g)].map(({ index, 2: code }) => ({ index, code }));
}

const linkPatterns = [
  /!?\[(?:[^\]\\[]|\\.|!?\[[^\]]*\](?:\([^)]*\))?)*\]\(\s*<?([^\s)>]+)>?(?:\s+"[^"]*")?\s*\)/g,
  /^[ \t]*\[[^\]]+\]:\s*<?([^\s>]+)>?/gm,
  /<(?:img|a|source)\b[^>]*?\b(?:src|href|srcset)="([^"]*)"/g,
];

/** Where the links and images of a document lead, and where they stand. */
export function linksOf({ linked, prose }) {
  const [inline, ...others] = linkPatterns;
  // The words of a link may be code, so links are found with it and kept where code is none.
  const inlineLinks = [...prose.matchAll(inline)].filter(({ index }) => linked[index] !== ' ');
  return [...inlineLinks, ...others.flatMap((pattern) => [...linked.matchAll(pattern)])].map(
    ({ index, 1: target }) => ({ index, target }),
  );
}

/** A heading as GitHub turns it into an anchor, before it is told from others of its name. */
function slugOf(heading) {
  return heading
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<[^>]*>/g, '')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-');
}

/** The anchors of a document: its headings, and what it names by hand. */
export function anchorsOf({ prose }) {
  const seen = new Map();
  const headings = [...prose.matchAll(/^#{1,6}[ \t]+(.+?)[ \t]*#*$/gm)].map(([, heading]) => {
    const slug = slugOf(heading);
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    return times === 0 ? slug : `${slug}-${times}`;
  });
  const named = [...prose.matchAll(/<a\b[^>]*?\b(?:id|name)="([^"]+)"/g)].map(([, name]) => name);
  return new Set([...headings, ...named]);
}
