import * as z from 'zod';

/** Reads whatever stands under a key, a missing key included, without ever failing. */
function liberal<T>(read: (value: unknown) => T) {
  return z.unknown().optional().transform(read);
}

/** As `liberal`, for what a row cannot do without: it is refused where `read` gives undefined. */
function demanding<T>(read: (value: unknown) => T | undefined) {
  return z
    .unknown()
    .optional()
    .transform((value, context): T => {
      const found = read(value);
      if (found !== undefined) return found;
      context.addIssue({ code: 'custom', message: 'unreadable' });
      return z.NEVER;
    });
}

/** Digits, a fraction, an exponent: no sign, no separators. */
const decimal = /^(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/i;

/** Longest amount accepted from the wire; 18-decimal tokens need about 30 characters. */
const maxAmountLength = 60;

/** Moves the point by the exponent, digit by digit: nothing is rounded and nothing is a float. */
function plainDecimal(text: string): string | null {
  const match = text.length > maxAmountLength ? null : decimal.exec(text);
  if (match === null) return null;
  const [, whole = '', fraction = '', exponent] = match;
  if (exponent === undefined) return text;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  const left = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const right = '0'.repeat(Math.max(0, -point)) + digits.slice(Math.max(0, point));
  const plain = left.replace(/^0+(?=\d)/, '') + (right === '' ? '' : `.${right}`);
  return plain.length > maxAmountLength ? null : plain;
}

/** Past 2^53 a JSON number has already lost digits; what is left of it is another number. */
function numberText(value: number): string | null {
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? String(value) : null;
}

function amountOf(value: unknown): string | null {
  const isMoney = typeof value === 'object' && value !== null && 'amount' in value;
  const inner = isMoney ? value.amount : value;
  const text = typeof inner === 'number' ? numberText(inner) : inner;
  return typeof text === 'string' ? plainDecimal(text.trim()) : null;
}

/**
 * A non-negative amount the supplier sends as a string, a number or a money object, as a plain
 * decimal string. Exponents are written out exactly. Unreadable values become `null`, never zero.
 */
export const wireAmount = liberal(amountOf);

function positive(amount: string | null): string | null {
  return amount !== null && /[1-9]/.test(amount) ? amount : null;
}

/** An amount of something, `unlimited` where it is written as -1; zero is nothing, and `null`. */
export const wireQuantity = liberal((value): string | null => {
  const isMoney = typeof value === 'object' && value !== null && 'amount' in value;
  const inner = isMoney ? value.amount : value;
  return rawText(inner)?.trim() === '-1' ? 'unlimited' : positive(amountOf(value));
});

/** As `wireAmount`; zero becomes `null` as well. */
export const wirePositiveAmount = liberal((value) => positive(amountOf(value)));

const currencyFields = ['currency', 'currency_code'];

/** A money object that names its currency may be about fiat money, and one coin is not one euro. */
function coinAmountOf(value: unknown): string | null {
  const fields = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const isOfCurrency = fields.some(
    ([name, held]) => currencyFields.includes(name) && held !== null && held !== undefined,
  );
  return isOfCurrency ? null : amountOf(value);
}

/** As `wireAmount`, for an amount of a coin that may be none: a money object names no currency. */
export const wireCoinAmount = liberal(coinAmountOf);

/** As `wireCoinAmount`, for what has to be paid: nothing is sold for zero. */
export const wireCoinPrice = liberal((value) => positive(coinAmountOf(value)));

/** A whole number up to `max`, sent as a number or as text; `null` for anything else. */
export function wireWhole(max: number) {
  return liberal((value): number | null => {
    const text = amountOf(value);
    return text !== null && /^\d+$/.test(text) && Number(text) <= max ? Number(text) : null;
  });
}

/**
 * As a schema that makes `null` of what it cannot read, but that is refused: `null` then means that
 * nothing was said.
 */
export function wireReadable<T>(schema: z.ZodType<T | null>) {
  return demanding((value): T | null | undefined => {
    const isSaid = value !== undefined && value !== null && value !== '';
    return schema.parse(value) ?? (isSaid ? undefined : null);
  });
}

/** Controls and bidi overrides: no name needs them, and they can make a text read as another. */
const hidden = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu;
const lineBreaks = /[\t\n\r\u2028\u2029]+/g;
/** With the `u` flag a surrogate that has its other half is no surrogate. */
const loneSurrogates = /\p{Cs}/gu;

function rawText(value: unknown): string | null {
  if (typeof value === 'number') return numberText(value);
  return typeof value === 'string' ? value : null;
}

/** Trimmed and changed by `clean`; null where that leaves nothing, or there were more than `max`. */
function textOf(value: unknown, max: number, clean: (text: string) => string): string | null {
  const text = rawText(value)?.trim() ?? '';
  if (text.length > max) return null;
  return clean(text).trim() || null;
}

/** Names and labels. A longer text is none of them; it is not cut, since half a name is another. */
const maxLabelLength = 500;

const labelOf = (value: unknown) =>
  textOf(value, maxLabelLength, (text) => text.replace(lineBreaks, ' ').replace(hidden, ''));

/**
 * Text to show, up to 500 characters, without hidden ones. Missing, null, blank and longer texts
 * become `null`. Numbers are kept as text.
 */
export const wireText = liberal(labelOf);

/** `-1` as a word of its own: how the supplier writes "unlimited" where an amount belongs. */
const unlimited = /(?<![\p{L}\p{N}])[-\u2212]1(?![\p{N}.,])/u;

/** As `wireText`, for labels of values: one that shows the −1 of an unlimited plan says nothing. */
export const wireLabel = liberal((value): string | null => {
  const label = labelOf(value);
  return label === null || unlimited.test(label) ? null : label;
});

/** Unreadable (undefined) when a text is there that could not be sent back as it came. */
function verbatimOf(value: unknown): string | null | undefined {
  const text = rawText(value);
  if (text === null || text.trim() === '') return typeof value === 'number' ? undefined : null;
  return text.length > maxLabelLength || text.search(hidden) !== -1 ? undefined : text;
}

/**
 * Text that goes back to the supplier exactly as it came, untrimmed; `null` when there is none.
 * One with hidden characters, or past 500, costs the row: changed, it would name something else.
 */
export const wireVerbatim = demanding(verbatimOf);

/** As `wireVerbatim`, for names and ids without which a row is nothing. */
export const wireKey = demanding((value) => verbatimOf(value) ?? undefined);

/** A BOLT11 invoice with routing hints passes a thousand characters. */
const maxTokenLength = 4_000;

/**
 * An id or address: one word of printable ASCII, else `null`. Never altered. Any other alphabet has
 * characters that cannot be seen, or told from these, and an address is paid to as it stands.
 */
export const wireToken = liberal((value): string | null => {
  const text = textOf(value, maxTokenLength, (token) => token);
  return text !== null && /^[\x21-\x7e]+$/.test(text) ? text : null;
});

/**
 * A code the buyer paid for: as it came but for blanks around it, whatever it consists of. However
 * long: the body it came in was bounded, and a code left out here would look like one never sent.
 */
export const wireSecret = liberal((value) =>
  textOf(value, Number.POSITIVE_INFINITY, (text) => text.replace(loneSurrogates, '')),
);

const maxHtmlLength = 40_000;

/** Markup, to be sanitised before it is shown, which also mends what cutting it here breaks. */
export const wireHtml = liberal((value): string | null => {
  const text = rawText(value)?.trim().slice(0, maxHtmlLength) ?? '';
  return text.replace(loneSurrogates, '') || null;
});

/** A flag that may be missing, a number or text; `undefined` when it says nothing. */
export const wireFlag = liberal((value): boolean | undefined => {
  if (typeof value === 'boolean') return value;
  const word = rawText(value)?.trim() ?? '';
  if (/^(?:true|1)$/i.test(word)) return true;
  return /^(?:false|0)$/i.test(word) ? false : undefined;
});

/** Epoch milliseconds of 2015 and 2100: a time outside is a mistake, in its unit or altogether. */
const plausible = { from: 1_420_070_400_000, to: 4_102_444_800_000 };

function plausibleTime(milliseconds: number): number | null {
  const rounded = Math.round(milliseconds);
  return rounded >= plausible.from && rounded <= plausible.to ? rounded : null;
}

const isoTime = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?$/i;

/**
 * A moment as epoch seconds (string, integer or fraction) or ISO 8601, in epoch milliseconds;
 * `null` when absent, unreadable or implausible. All four spellings are known from the supplier.
 * A time without a zone is UTC, wherever the shop runs.
 */
export const wireTime = liberal((value): number | null => {
  const text = rawText(value)?.trim() ?? '';
  const iso = isoTime.exec(text);
  if (iso !== null) {
    const [, day, time, zone = 'Z'] = iso;
    return plausibleTime(Date.parse(`${day}T${time}${zone}`));
  }
  return decimal.test(text) ? plausibleTime(Number(text) * 1000) : null;
});

const maxTexts = 20;

/** Texts of a list, at most 20, whatever else stands in it; anything but a list is an empty one. */
export const wireTextList = liberal((value): string[] =>
  (Array.isArray(value) ? value.slice(0, maxTexts) : []).flatMap((item) => {
    const text = typeof item === 'string' ? labelOf(item) : null;
    return text === null ? [] : [text];
  }),
);

/** What could be read of a list, and how many of its rows could not. */
export type WireList<T> = { items: T[]; dropped: number };

/** A country sells under a thousand brands. Rows past this are dropped like unreadable ones. */
const maxRows = 5_000;

/** After so many unreadable rows, with fewer readable ones, the rest of a list is not looked at. */
const rubbish = 100;

function rowsOf<T>(value: readonly unknown[], item: z.ZodType<T>): WireList<T> {
  const items: T[] = [];
  let unreadable = 0;
  for (const entry of value.slice(0, maxRows)) {
    const parsed = item.safeParse(entry);
    if (parsed.success) items.push(parsed.data);
    else unreadable += 1;
    // Lists in lists of rubbish, 8 MB of them, would keep the process busy for a minute.
    if (unreadable > rubbish && unreadable > items.length) break;
  }
  return { items, dropped: value.length - items.length };
}

/** A list whose unreadable rows are dropped and counted, so that one never costs the page. */
export function wireList<T>(item: z.ZodType<T>) {
  return liberal(
    (value): WireList<T> =>
      Array.isArray(value)
        ? rowsOf(value, item)
        : { items: [], dropped: value === undefined || value === null ? 0 : 1 },
  );
}

/** As `wireList`; a row standing alone where its list should be is a list of one. */
export function wireListOrOne<T>(item: z.ZodType<T>) {
  return liberal(
    (value): WireList<T> =>
      value === undefined || value === null
        ? { items: [], dropped: 0 }
        : rowsOf(Array.isArray(value) ? value : [value], item),
  );
}

/**
 * A whole body that is a list of rows, or a single one. Anything else is refused rather than
 * taken for an empty list: errors arrive under 200 as well.
 */
export function wireRows<T>(item: z.ZodType<T>) {
  return demanding((body): WireList<T> | undefined => {
    const list = rowsOf(Array.isArray(body) ? body : [body], item);
    return Array.isArray(body) || list.items.length > 0 ? list : undefined;
  });
}
