import { trimDecimal } from '../money';

/** An amount of a unit that Intl knows, such as `day`, in a language. */
export function unitText(
  amount: string,
  unit: string,
  locale: string,
  unitDisplay: 'short' | 'long',
): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay }).format(
    amount as Intl.StringNumericLiteral,
  );
}

/** A whole amount of what has no unit that Intl knows, such as messages. */
export function countText(amount: string, locale: string): string {
  return new Intl.NumberFormat(locale).format(amount as Intl.StringNumericLiteral);
}

/** Megabytes as people count them: 500 MB, 1.5 GB. */
export function dataText(mb: string, locale: string): string {
  const [whole = '', fraction = ''] = mb.split('.');
  if (whole.length < 4) return unitText(mb, 'megabyte', locale, 'short');
  const gb = trimDecimal(`${whole.slice(0, -3)}.${whole.slice(-3)}${fraction}`);
  return unitText(gb, 'gigabyte', locale, 'short');
}
