import 'server-only';

/** Longest text that is looked through; what comes after it is cut off. */
const longest = 8_000;

type Rule = { shape: RegExp; becomes: string | ((found: string) => string) };

/**
 * Shapes are found wherever they stand, glued to other text or not. Every quantifier that can be
 * repeated is bounded or followed by what it cannot match itself, so that no text takes long.
 */
const rules: readonly Rule[] = [
  { shape: /\bpostgres(?:ql)?:\/\/[^\s"'<>]{1,300}@/gi, becomes: 'postgres://[credentials]@' },
  { shape: /:\/\/[^\s/"'<>]{1,300}@/g, becomes: '://[credentials]@' },
  { shape: /\b(?:Bearer|Basic)\s{1,3}[\w.~+/=-]{4,}/gi, becomes: '[credentials]' },
  { shape: /\bcookie["']?\s{0,3}[:=][^\n]*/gi, becomes: 'cookie: [hidden]' },
  {
    shape:
      /\b(?:authorization|passw(?:or)?d|secret|token|api[-_]?key|pin|e-?mail|phone)["']?\s{0,3}[:=]\s{0,3}(?:"[^"\n]*"|'[^'\n]*'|[^\s,;&"']+)/gi,
    becomes: nameAlone,
  },
  // The activation code of an eSIM.
  { shape: /LPA:[^\s"'<>]+/gi, becomes: '[code]' },
  // JWE and JWS in their compact form: session cookies, sealed gifts, signed receipts.
  { shape: /eyJ[\w-]*(?:\.[\w-]*){1,4}/g, becomes: '[token]' },
  {
    shape:
      /[^\s@"<>()[\],;:\\]{1,64}(?:@|%40)(?:[\p{L}\p{N}-]{1,63}\.){1,8}(?:xn--[a-z\d-]{2,59}|\p{L}{2,63})/giu,
    becomes: '[email]',
  },
  { shape: /\?[^\s?="'<>]{0,200}=[^\s"'<>]*/g, becomes: '?[query]' },
  { shape: /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi, becomes: '[id]' },
  { shape: /[\da-f:.]{3,60}/gi, becomes: ipv6Hidden },
  { shape: /\d{1,20}(?:\.\d{1,20}){3,}/g, becomes: ipv4Hidden },
  // Before codes are looked for, which could be a part of an id and leave the rest of it.
  { shape: /[\w-]{20,}/g, becomes: (word) => (isReadable(word) ? word : '[opaque]') },
  { shape: /[A-Z\d]{2,}(?:-[A-Z\d]{2,})+/g, becomes: printedHidden },
  { shape: /[A-Za-z\d]{2,}(?:-[A-Za-z\d]{2,})+/g, becomes: mixedHidden },
  { shape: /[A-Z\d]{10,}/g, becomes: (word) => (isMixed(word) ? '[code]' : word) },
  {
    shape:
      /(?:19|20)\d\d-[01]\d-[0-3]\d(?:[T ]\d\d:\d\d)?|\d{1,2}\/\d{1,2}\/(?:19|20)\d\d|[+(]?\p{Nd}(?:[ .()/\u00a0\u2010-\u2013-]{0,3}\p{Nd})*/gu,
    becomes: numberHidden,
  },
];

const isMixed = (text: string) => /\d/.test(text) && /[A-Za-z]/.test(text);

function nameAlone(found: string): string {
  return `${/^[\w-]+/.exec(found)?.[0] ?? ''}: [hidden]`;
}

/** This machine's own; no buyer calls from there. */
const loopback = /^(?:127\.\d+\.\d+\.\d+|0\.0\.0\.0|::1?)$/;

function ipv4Hidden(found: string): string {
  return loopback.test(found) ? found : '[address]';
}

/** Times and places in files have at most two colons, and never two in a row. */
function ipv6Hidden(found: string): string {
  const isAddress = /[\da-f]/i.test(found) && (found.includes('::') || /(?::[^:]*){5}/.test(found));
  return isAddress && !loopback.test(found) ? '[address]' : found;
}

/** Codes as they are printed, in groups of capitals and digits; `AES-256-GCM` is none. */
function printedHidden(found: string): string {
  if (!/[A-Z]/.test(found) || /^(?:19|20)\d\d-[01]\d-[0-3]\dT\d\d$/.test(found)) return found;
  const isLong = found.replaceAll('-', '').length >= 10;
  const isEven = /\d/.test(found) && found.split('-').every(({ length }) => length >= 4);
  return isLong || isEven ? '[code]' : found;
}

/** Codes of other makes: several groups in which letters and digits are mixed. */
function mixedHidden(found: string): string {
  return found.split('-').filter(isMixed).length >= 2 ? '[code]' : found;
}

/** A lower-case word, a name of several in camel case, or one in capitals. */
const word = /^(?:[a-z]{1,24}|[A-Z]{1,16}|[A-Za-z]?[a-z]{2,}(?:[A-Z][a-z]{2,})*|\d{1,8})$/;

/** What builds append to the names of their files. */
const shortHash = /^[a-z\d]{1,10}$/;

/** Whether a long word is made of names, rather than an id, an address, a token or a key. */
function isReadable(text: string): boolean {
  const pieces = text.split(/[-_]+/).filter((piece) => piece !== '');
  const odd = pieces.filter((piece) => !word.test(piece));
  return /[A-Za-z]{2}/.test(text) && odd.length <= 1 && odd.every((piece) => shortHash.test(piece));
}

/** Phone numbers, and codes, cards and serials in digits; not dates, decimals and small counts. */
function numberHidden(found: string): string {
  if (/^(?:19|20)\d\d-|^\d{1,2}\/\d{1,2}\/\d{4}$/.test(found) && found.length <= 16) return found;
  if (/^(?:0|[1-9]\d{0,6})\.\d+$/.test(found)) return found;
  const digits = found.match(/\p{Nd}/gu)?.length ?? 0;
  const least = found.startsWith('+') ? 7 : /^\p{Nd}+$/u.test(found) ? 9 : 8;
  return digits >= least ? '[number]' : found;
}

/** The text as far as it is looked through, without the word that the cut goes through. */
function capped(text: string): string {
  if (text.length <= longest) return text;
  let end = longest;
  while (end > 0 && /\S/.test(text[end - 1] ?? ' ')) end -= 1;
  return `${text.slice(0, end)}…`;
}

/**
 * A text without what may be a buyer's or open something: e-mail addresses, phone numbers, codes,
 * addresses on chains and of machines, tokens, ids of orders, query strings, credentials. They are
 * recognised by their shapes, so it makes no difference how they got into it; what is in doubt is
 * hidden. Names, dates, times, versions, counts and places in files stay readable.
 */
export function redact(text: string): string {
  return rules.reduce(
    (rest, { shape, becomes }) =>
      typeof becomes === 'string' ? rest.replace(shape, becomes) : rest.replace(shape, becomes),
    capped(text),
  );
}
