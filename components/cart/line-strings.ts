import type { Translate } from '@/lib/i18n/translate';
import type messages from '@/messages/en.json';
import type { CartItem } from '@/schemas/cart-answer';

/** The words of a line of the cart, finished but for `{name}` places. */
export function lineStrings(t: Translate) {
  const own = (key: keyof typeof messages.cart) => String(t.raw(`cart.${key}`));
  return {
    worksIn: String(t.raw('product.worksIn')),
    quantity: own('quantity'),
    fewer: own('fewer'),
    more: own('more'),
    remove: own('remove'),
    removed: own('removed'),
    undo: own('undo'),
    each: own('each'),
    /** Why a good cannot be had, by its status; what is on sale can. */
    trouble: {
      'on-sale': null,
      'sold-out': own('soldOut'),
      'wrong-value': own('wrongValue'),
      gone: own('gone'),
      unknown: own('unknown'),
    } satisfies Record<CartItem['status'], string | null>,
    take: own('take'),
    another: own('another'),
    wasPrice: own('wasPrice'),
    noPrices: own('noPrices'),
    blocked: own('blocked'),
    retry: own('retry'),
    units: own('units'),
    later: own('later'),
    takeBack: own('takeBack'),
  };
}
export type LineStrings = ReturnType<typeof lineStrings>;
