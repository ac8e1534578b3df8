import type { Plan } from '@/lib/catalogue/plan';
import { trimDecimal } from '@/lib/money';

function unit(amount: string, name: string, locale: string, display: 'short' | 'long'): string {
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: name,
    unitDisplay: display,
  }).format(amount as Intl.StringNumericLiteral);
}

/** Megabytes as people count them: 500 MB, 1.5 GB. */
function dataText(mb: string, locale: string): string {
  const [whole = '', fraction = ''] = mb.split('.');
  if (whole.length < 4) return unit(mb, 'megabyte', locale, 'short');
  const gb = trimDecimal(`${whole.slice(0, -3)}.${whole.slice(-3)}${fraction}`);
  return unit(gb, 'gigabyte', locale, 'short');
}

/**
 * A plan's name in the reader's language: how much data, and for how long. Null when its label says
 * more than that, or less: then it is shown as the supplier wrote it.
 */
export function planTitle(
  { data, minutes, days, rest }: Plan,
  locale: string,
  unlimited: string,
): { data: string; span: string } | null {
  if (data === null || minutes !== null || days === null || rest !== '') return null;
  return {
    data: data.kind === 'unlimited' ? unlimited : dataText(data.mb, locale),
    span: unit(String(days), 'day', locale, 'long'),
  };
}
