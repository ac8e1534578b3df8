import { useEffect, useState } from 'react';
import { primaryButton, secondaryButton } from '@/components/ui/button';
import { maxUnits, unitsOf } from '@/lib/cart/cart';
import { currentCart, dispatchCart } from '@/lib/cart/cart-store';
import { goodsOf } from '@/lib/checkout/ordered-goods';
import { newId } from '@/lib/new-id';
import type { CartLine } from '@/schemas/cart';
import type { OrderStrings } from './order-strings';

type Props = {
  orderId: string;
  locale: string;
  homeHref: string;
  strings: Pick<OrderStrings, 'same' | 'another' | 'again'>;
};

/**
 * Ways to order once more. Where this device knows what the order was of, that is put into the cart
 * at a press, for today's price.
 */
export function SameAgain({ orderId, locale, homeHref, strings }: Props) {
  const [goods, setGoods] = useState<CartLine[]>([]);
  useEffect(() => setGoods(goodsOf(orderId)), [orderId]);
  const isKnown = goods.length > 0;

  function order() {
    const units = goods.reduce((sum, { quantity }) => sum + quantity, unitsOf(currentCart()));
    for (const line of goods) dispatchCart({ type: 'add', line: { ...line, id: newId() } });
    // Where not all of it fits, the buyer has to see what is in the cart.
    location.assign(`/${locale}/${units > maxUnits ? 'cart' : 'checkout'}`);
  }
  return (
    <>
      {isKnown && (
        <button type="button" onClick={order} className={primaryButton}>
          {strings.same}
        </button>
      )}
      <a href={homeHref} className={isKnown ? secondaryButton : primaryButton}>
        {isKnown ? strings.another : strings.again}
      </a>
    </>
  );
}
