import * as z from 'zod';

/** Reads whatever stands under a key, a missing key included, without ever failing. */
function liberal<T>(read: (value: unknown) => T) {
  return z.unknown().optional().transform(read);
}

/** Plain decimal notation: no sign, no exponent, no separators. */
const plainDecimal = /^\d+(\.\d+)?$/;

/** Longest amount accepted from the wire; 18-decimal tokens need about 30 characters. */
const maxAmountLength = 60;

/**
 * A non-negative amount the supplier sends as a string, a number or a money object, as a plain
 * decimal string. Numbers are taken through their shortest decimal form; exponents are refused
 * rather than guessed. Unreadable values become `null`, never zero.
 */
export const wireAmount = liberal((value): string | null => {
  const inner =
    typeof value === 'object' && value !== null && 'amount' in value ? value.amount : value;
  const text = typeof inner === 'number' ? String(inner) : inner;
  if (typeof text !== 'string') return null;
  const trimmed = text.trim();
  return trimmed.length <= maxAmountLength && plainDecimal.test(trimmed) ? trimmed : null;
});

/** Text that may be missing, null or blank; those three become `null`. Numbers are kept as text. */
export const wireText = liberal((value): string | null => {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return null;
  const trimmed = value.trim();
  return trimmed === '' ? null : trimmed;
});

/** A flag that may be missing or spelled as text; `undefined` when it says nothing. */
export const wireFlag = liberal((value): boolean | undefined => {
  if (typeof value === 'boolean') return value;
  if (value === 'true') return true;
  if (value === 'false') return false;
  return undefined;
});

/** Epoch milliseconds of 2015 and 2100: a time outside is a mistake, in its unit or altogether. */
const plausible = { from: 1_420_070_400_000, to: 4_102_444_800_000 };

function plausibleTime(milliseconds: number): number | null {
  const rounded = Math.round(milliseconds);
  return rounded >= plausible.from && rounded <= plausible.to ? rounded : null;
}

/**
 * A moment as epoch seconds (string, integer or fraction) or ISO 8601, in epoch milliseconds;
 * `null` when absent, unreadable or implausible. All four spellings are known from the supplier.
 */
export const wireTime = liberal((value): number | null => {
  if (typeof value === 'number') return plausibleTime(value * 1000);
  if (typeof value !== 'string' || value.trim() === '') return null;
  const seconds = Number(value);
  return plausibleTime(Number.isNaN(seconds) ? Date.parse(value) : seconds * 1000);
});

/** Strings of a list, whatever else stands in it; anything but a list is an empty one. */
export const wireTextList = liberal((value): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [],
);

/** A list whose unreadable entries are dropped and counted, so that one bad row never costs the page. */
export function wireList<T>(item: z.ZodType<T>) {
  return liberal((value): { items: T[]; dropped: number } => {
    if (!Array.isArray(value)) return { items: [], dropped: 0 };
    const items: T[] = [];
    for (const entry of value) {
      const parsed = item.safeParse(entry);
      if (parsed.success) items.push(parsed.data);
    }
    return { items, dropped: value.length - items.length };
  });
}
