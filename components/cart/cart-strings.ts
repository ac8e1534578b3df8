import type { Translate } from '@/lib/i18n/translate';
import { lineStrings } from './line-strings';

/** The words of the cart's page, finished but for `{name}` places. */
export function cartStrings(t: Translate) {
  return {
    ...lineStrings(t),
    reading: t('cart.reading'),
    empty: t('cart.empty'),
    emptyHint: t('cart.emptyHint'),
    toShop: t('cart.toShop'),
    total: t('cart.total'),
    totalHint: t('cart.totalHint'),
    checkout: t('cart.checkout'),
    browse: t('cart.browse'),
  };
}
export type CartStrings = ReturnType<typeof cartStrings>;
