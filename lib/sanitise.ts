import 'server-only';
import sanitizeHtml from 'sanitize-html';

/**
 * A link that leaves the shop and gives no referrer away; any other loses its target. Renaming it to
 * a tag that is then dropped would close the wrong one (sanitize-html 2.17).
 */
function outsideLink(tagName: string, { href }: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  if (href === undefined || !/^https:\/\//i.test(href)) return { tagName, attribs: {} };
  return { tagName, attribs: { href, rel: 'noopener noreferrer nofollow', target: '_blank' } };
}

/**
 * Supplier HTML with nothing left but structure and plain https links that give no referrer away.
 * Headings become paragraphs: their level would not fit the page they land in.
 * @returns null when nothing readable remains.
 */
export function sanitiseSupplierHtml(html: string | null): string | null {
  if (html === null) return null;
  const clean = sanitizeHtml(html, {
    allowedTags: ['p', 'br', 'ul', 'ol', 'li', 'strong', 'b', 'em', 'i', 'a'],
    // Thousands of nested tags would take seconds, on every view.
    nestingLimit: 20,
    allowedAttributes: { a: ['href', 'rel', 'target'] },
    allowedSchemes: ['https'],
    allowProtocolRelative: false,
    transformTags: {
      a: outsideLink,
      h1: 'p',
      h2: 'p',
      h3: 'p',
      h4: 'p',
      h5: 'p',
      h6: 'p',
    },
  }).trim();
  return sanitizeHtml(clean, { allowedTags: [], allowedAttributes: {} }).trim() === ''
    ? null
    : clean;
}
