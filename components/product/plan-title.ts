import type { Plan } from '@/lib/catalogue/plan';
import { dataText, unitText } from '@/lib/i18n/units';

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
    span: unitText(String(days), 'day', locale, 'long'),
  };
}
