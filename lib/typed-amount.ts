/**
 * Who typed an amount: the language of the page, the currency it is an amount of, and how many decimals
 * that has at most; two without.
 */
export type Typist = { locale: string; currency?: string; decimals?: number };

/** The zeros of the decimal digits people paste that NFKC leaves alone; the others follow each. */
const zeros = ['\u0660', '\u06f0', '\u0966', '\u09e6', '\u0e50'].map((zero) => zero.charCodeAt(0));

/** Marks of writing direction and width that come along with a paste and cannot be seen. */
const unseen = /[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** Superscripts, fractions, circled and Roman numbers: NFKC would read 5² as 52. */
const noDigits = /[\p{No}\p{Nl}]/u;

const longest = 64;

/** ASCII digits, full stop, comma, and a blank for every other way to part thousands. */
function plainCharacters(text: string): string {
  return text
    .normalize('NFKC')
    .replace(unseen, '')
    .replace(/\p{Nd}/gu, (digit) => {
      const code = digit.charCodeAt(0);
      const zero = zeros.find((start) => code >= start && code < start + 10);
      return zero === undefined ? digit : String(code - zero);
    })
    .replaceAll('\u066b', '.')
    .replaceAll('\u060c', ',')
    .replace(/[\u066c'’‘ʼ\s]+/g, ' ')
    .trim();
}

/** Ways to write a currency: its code, and its signs in the page's language and in short. */
function signsOf(locale: string, currency: string): string[] {
  const signs = [currency];
  for (const currencyDisplay of ['symbol', 'narrowSymbol'] as const) {
    try {
      const format = new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        currencyDisplay,
      });
      const sign = format.formatToParts(0).find(({ type }) => type === 'currency')?.value;
      if (sign !== undefined) signs.push(plainCharacters(sign));
    } catch {
      // Not a currency Intl knows, such as a game's points: its name is all there is to write.
    }
  }
  return signs
    .map((sign) => sign.toLowerCase())
    .toSorted((one, other) => other.length - one.length);
}

/** The text without the currency's sign or code at either end; another currency's stays. */
function withoutSign(text: string, { locale, currency }: Typist): string {
  if (currency === undefined) return text.replace(/^\p{Sc} ?| ?\p{Sc}$/gu, '');
  const signs = signsOf(locale, currency);
  const lower = text.toLowerCase();
  const ahead = signs.find((sign) => lower.startsWith(sign))?.length ?? 0;
  const behind = signs.find((sign) => lower.slice(ahead).endsWith(sign))?.length ?? 0;
  return text.slice(ahead, text.length - behind).trim();
}

/** The character that parts thousands in a language, as `plainCharacters` writes it. */
function groupMark(locale: string): string {
  try {
    const parts = new Intl.NumberFormat(locale).formatToParts(1_234_567);
    return plainMark(parts.find(({ type }) => type === 'group')?.value ?? '');
  } catch {
    return '';
  }
}

const plainMark = (mark: string) => (/[.,]/.test(mark) ? mark : ' ');

/** Whether digits are parted into thousands, or into the lakhs and crores of India. */
function areGroups(groups: readonly string[]): boolean {
  return /^[1-9]\d{0,2}(?:(?: \d{3})+|(?: \d{2})+ \d{3})$/.test(groups.join(' '));
}

/**
 * Digits and marks as a whole part and its decimals. One mark before three digits parts thousands
 * only where the page's language writes it so: 1,000 is not 1 and not clearly 1000 everywhere.
 */
function readParts(
  text: string,
  { locale, decimals = 2 }: Typist,
): { whole: string; fraction: string } | null {
  if (!/^\d+(?:[., ]\d+)*$/.test(text)) return null;
  const digits = text.split(/[., ]/);
  const marks: string[] = text.match(/[., ]/g) ?? [];
  const last = marks.at(-1);
  const tail = digits.at(-1) ?? '';
  if (last === undefined) return { whole: tail, fraction: '' };
  const isPoint = last !== ' ' && marks.indexOf(last) === marks.length - 1;
  const groups = isPoint ? digits.slice(0, -1) : digits;
  const grouping = isPoint ? marks.slice(0, -1) : marks;
  if (new Set(grouping).size > 1) return null;
  const isParted = marks.every((mark) => mark === last) && areGroups(digits);
  if (isParted && (marks.length > 1 || last === ' ' || last === groupMark(locale))) {
    return { whole: digits.join(''), fraction: '' };
  }
  const isWhole = groups.length === 1 || areGroups(groups);
  return isPoint && tail.length <= decimals && isWhole
    ? { whole: groups.join(''), fraction: tail }
    : null;
}

/**
 * An amount as people type or paste it, in plain decimal notation with at most so many decimals:
 * 1.234,50 and 1,234.50, digits of other scripts, the currency's own sign or code along with it.
 * Null when it is not clearly one amount of that currency.
 */
export function readTypedAmount(text: string, typist: Typist): string | null {
  if (text.length > longest || noDigits.test(text)) return null;
  const parts = readParts(withoutSign(plainCharacters(text), typist), typist);
  if (parts === null) return null;
  const whole = parts.whole.replace(/^0+(?=\d)/, '');
  if (whole.length > 12) return null;
  return parts.fraction === '' ? whole : `${whole}.${parts.fraction}`;
}
