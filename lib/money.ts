/** A decimal as an integer and its scale: 12.30 is { units: 1230n, scale: 2 }. */
type Decimal = { units: bigint; scale: number };

function parse(text: string): Decimal | null {
  const match = /^(\d{1,60})(?:\.(\d{1,60}))?$/.exec(text);
  if (match === null) return null;
  const [, whole = '', fraction = ''] = match;
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

function align(a: Decimal, b: Decimal): { a: bigint; b: bigint; scale: number } {
  const scale = Math.max(a.scale, b.scale);
  const lift = (d: Decimal) => d.units * 10n ** BigInt(scale - d.scale);
  return { a: lift(a), b: lift(b), scale };
}

function write(units: bigint, scale: number): string {
  const digits = units.toString().padStart(scale + 1, '0');
  return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/**
 * Compares two plain decimal strings by value.
 * @returns negative, zero or positive; null when either is not a plain decimal.
 */
export function compareDecimals(one: string, other: string): number | null {
  const [a, b] = [parse(one), parse(other)];
  if (a === null || b === null) return null;
  const aligned = align(a, b);
  return aligned.a === aligned.b ? 0 : aligned.a < aligned.b ? -1 : 1;
}

/** `total - part` as a plain decimal string, never below zero; null when either is unreadable. */
export function remainder(total: string, part: string): string | null {
  const [a, b] = [parse(total), parse(part)];
  if (a === null || b === null) return null;
  const aligned = align(a, b);
  return write(aligned.a > aligned.b ? aligned.a - aligned.b : 0n, aligned.scale);
}

/** All amounts together, exactly; null when one of them is not a plain decimal. */
export function sumDecimals(amounts: readonly string[]): string | null {
  let total = parse('0');
  for (const amount of amounts) {
    const next = parse(amount);
    if (total === null || next === null) return null;
    const { a, b, scale } = align(total, next);
    total = { units: a + b, scale };
  }
  return total && write(total.units, total.scale);
}

/** `one × other`, exactly; null when either is not a plain decimal. */
export function timesDecimal(one: string, other: string): string | null {
  const [a, b] = [parse(one), parse(other)];
  return a === null || b === null ? null : write(a.units * b.units, a.scale + b.scale);
}

/** `value × factor` for a whole, non-negative factor; null when `value` is not a plain decimal. */
export function timesInteger(value: string, factor: number): string | null {
  const parsed = parse(value);
  return parsed === null ? null : write(parsed.units * BigInt(factor), parsed.scale);
}

/** `total ÷ parts`, both plain decimals: a price for each gigabyte, a share for each day. */
export type Quotient = { total: string; parts: string };

/** Both sides of a quotient as whole numbers over the same scale; null when it has no value. */
function wholeQuotient({ total, parts }: Quotient): { a: bigint; b: bigint } | null {
  const [a, b] = [parse(total), parse(parts)];
  return a === null || b === null || b.units === 0n ? null : align(a, b);
}

/** A quotient rounded half up to `scale` decimals; null when unreadable or divided by zero. */
export function divided(quotient: Quotient, scale: number): string | null {
  const whole = wholeQuotient(quotient);
  if (whole === null) return null;
  const { a, b } = whole;
  return write((2n * a * 10n ** BigInt(scale) + b) / (2n * b), scale);
}

/** Compares two quotients exactly; null when either has no value. */
export function compareQuotients(one: Quotient, other: Quotient): number | null {
  const [x, y] = [wholeQuotient(one), wholeQuotient(other)];
  if (x === null || y === null) return null;
  const [left, right] = [x.a * y.b, y.a * x.b];
  return left === right ? 0 : left < right ? -1 : 1;
}

/** Whether `value` is `start` plus a whole number of steps; true when the step is zero or unreadable. */
export function isOnStep(value: string, start: string, step: string): boolean {
  const [v, from, by] = [parse(value), parse(start), parse(step)];
  if (v === null || from === null) return false;
  if (by === null || by.units === 0n) return true;
  const scale = Math.max(v.scale, from.scale, by.scale);
  const lift = (d: Decimal) => d.units * 10n ** BigInt(scale - d.scale);
  return (lift(v) - lift(from)) % lift(by) === 0n;
}

/**
 * The point of the grid `start + n × step` at or below `value`, moved up by `ahead` points.
 * @throws RangeError for anything but plain decimals and a step above zero.
 */
export function decimalOnGrid(value: string, start: string, step: string, ahead: 0 | 1): string {
  const [v, from, by] = [parse(value), parse(start), parse(step)];
  if (v === null || from === null || by === null || by.units === 0n) throw new RangeError('grid');
  const scale = Math.max(v.scale, from.scale, by.scale);
  const lift = (d: Decimal) => d.units * 10n ** BigInt(scale - d.scale);
  const below = lift(v) - ((lift(v) - lift(from)) % lift(by));
  return trimDecimal(write(below + lift(by) * BigInt(ahead), scale));
}

/** `50.00` as `50`, `12.50` as `12.5`: the value without digits that say nothing. */
export function trimDecimal(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** Formats are costly to make, and a page has many amounts in few currencies. */
const fiatFormats = new Map<string, Intl.NumberFormat>();

/** Currencies come from the supplier, so it is not known how many there are. */
const mostFormats = 100;

function fiatFormat(currency: string, locale: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const known = fiatFormats.get(key);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  });
  if (fiatFormats.size >= mostFormats) fiatFormats.clear();
  fiatFormats.set(key, format);
  return format;
}

/** An amount of fiat in the reader's language; the plain text and code when Intl refuses either. */
export function formatFiat(amount: string, currency: string, locale: string): string {
  try {
    // A string goes through Intl without becoming a float (ECMA-402 2023).
    return fiatFormat(currency, locale).format(amount as Intl.StringNumericLiteral);
  } catch {
    return `${amount} ${currency}`;
  }
}
