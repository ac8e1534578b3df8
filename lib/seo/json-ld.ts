/** What JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { [key: string]: Json };

const escapes: Record<string, string> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/**
 * JSON for a `<script type="application/ld+json">`: it holds no character that could end the
 * element or begin a comment, whatever a brand is called, and parses to the same value.
 */
export function jsonLdText(value: Json): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => escapes[character] ?? '',
  );
}
