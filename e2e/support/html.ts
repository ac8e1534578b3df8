const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
};

/** The markup without what only scripts and style sheets read. */
export function withoutScripts(html: string): string {
  return html
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, '')
    .replace(/<style\b[^>]*>[\s\S]*?<\/style>/g, '')
    .replace(/<!--[\s\S]*?-->/g, '');
}

/**
 * The text of a page as somebody without scripts reads it: what streaming would hide in templates
 * or hidden elements until a script moves it is left out.
 */
export function readableText(html: string): string {
  return withoutScripts(html)
    .replace(/<template\b[^>]*>[\s\S]*?<\/template>/g, '')
    .replace(/<div hidden id="S:[\s\S]*/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => entities[entity] ?? entity)
    .replace(/\s+/g, ' ');
}

/** The opening tags of one element, such as every `<script …>`. */
export function openingTags(html: string, name: string): string[] {
  return html.match(new RegExp(`<${name}\\b[^>]*>`, 'g')) ?? [];
}
