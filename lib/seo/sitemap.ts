import { Buffer } from 'node:buffer';

/** What the protocol allows one file (sitemaps.org): as many addresses, and bytes uncompressed. */
export const sitemapLimits = { urls: 50_000, bytes: 50 * 1024 * 1024 } as const;

/** One page in its languages, as `hreflang` and address; `x-default` is no page of its own. */
export type SitemapPage = readonly { hreflang: string; url: string }[];

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for XML, in an attribute or an element. Control characters, which XML cannot say, go. */
export function xmlText(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
    .replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** `/sitemap.xml`: where the sitemaps stand. */
export function sitemapIndex(urls: readonly string[]): string {
  const entries = urls.map((url) => `<sitemap><loc>${xmlText(url)}</loc></sitemap>\n`);
  return `${declaration}<sitemapindex xmlns="${namespace}">\n${entries.join('')}</sitemapindex>\n`;
}

/** An entry for each language of a page; each names all of them, itself included. */
function entriesOf(page: SitemapPage): string {
  const links = page
    .map(
      ({ hreflang, url }) =>
        `<xhtml:link rel="alternate" hreflang="${xmlText(hreflang)}" href="${xmlText(url)}"/>`,
    )
    .join('');
  return page
    .filter(({ hreflang }) => hreflang !== 'x-default')
    .map(({ url }) => `<url><loc>${xmlText(url)}</loc>${links}</url>\n`)
    .join('');
}

/**
 * A sitemap in pieces, so that a country of thousands of brands is never in memory as a whole. It
 * ends before the first page whose languages do not all fit.
 */
export function* sitemapPieces(
  pages: Iterable<SitemapPage>,
  limits: { urls: number; bytes: number } = sitemapLimits,
): Generator<string> {
  const head = `${declaration}<urlset xmlns="${namespace}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n`;
  const tail = '</urlset>\n';
  let urls = 0;
  let bytes = Buffer.byteLength(head) + Buffer.byteLength(tail);
  yield head;
  for (const page of pages) {
    const entries = entriesOf(page);
    urls += page.filter(({ hreflang }) => hreflang !== 'x-default').length;
    bytes += Buffer.byteLength(entries);
    if (urls > limits.urls || bytes > limits.bytes) break;
    yield entries;
  }
  yield tail;
}
