import 'server-only';
import type { BrandText } from '@/schemas/catalogue';
import { oncePer } from '../once-per';
import { sanitiseSupplierHtml } from '../sanitise';

/** The supplier's notes begin with a hashtag of its own that tells a reader nothing. */
const tagLine = /^<p>(?:<(?:strong|b)>)?#\w+(?:<\/(?:strong|b)>)?<\/p>\s*/i;

/** The note without its tag line; null when that was all. */
function cleanNote(note: string | null): string | null {
  return sanitiseSupplierHtml(note)?.replace(tagLine, '') || null;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Plain text as HTML that reads the same: whatever looks like markup in it is text. */
function fromPlain(text: string | null): string {
  const escaped = text?.replace(/[&<>]/g, (sign) => entities[sign] ?? '') ?? '';
  const lines = escaped.split('\n').map((line) => line.trim());
  return lines
    .join('\n')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim().replaceAll('\n', '<br />'))
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('');
}

/**
 * The supplier's texts about a brand as they may stand in a page; each null when nothing readable is
 * left of it. Cleaned once for as long as the supplier's answer is kept: many read it meanwhile.
 */
export const cleanTexts = oncePer((text: BrandText) => ({
  redeem: sanitiseSupplierHtml(text.howToRedeem),
  note: cleanNote(text.note),
  terms: sanitiseSupplierHtml(text.terms) ?? sanitiseSupplierHtml(fromPlain(text.plainTerms)),
  about: sanitiseSupplierHtml(text.description),
}));
