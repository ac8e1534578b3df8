'use client';

import { useReducer } from 'react';
import { learn, nothingKnown } from '@/components/cart/goods';
import { changeCart, linesLater } from '@/lib/cart/cart';
import type { Cart } from '@/schemas/cart';
import type { CartItem } from '@/schemas/cart-answer';
import type { Good } from '@/schemas/checkout';
import { CheckoutForm, type CheckoutProps } from './checkout-form';

type Props = CheckoutProps & { good: Good; item: CartItem };

/**
 * The checkout of the one good that its address names. It is a cart of its own, and leaves the
 * device's alone; only what it keeps for another order is put there.
 */
export function ExpressCheckout({ good, item, ...props }: Props) {
  const [cart, dispatch] = useReducer(changeCart, null, (): Cart => {
    const { name = '' } = item.brand ?? {};
    return {
      version: 1,
      lines: [{ ...good, id: 'this', quantity: 1, name, label: item.label ?? '' }],
    };
  });
  return (
    <CheckoutForm
      {...props}
      named={good}
      cart={cart}
      dispatch={dispatch}
      first={learn(nothingKnown, [good], { coin: props.coin, items: [item] })}
      onOrderedBefore={() => {}}
      onPlaced={async () => {
        const later = linesLater(cart);
        if (later.length === 0) return;
        const { dispatchCart } = await import('@/lib/cart/cart-store');
        for (const { later: _, ...line } of later) dispatchCart({ type: 'add', line });
      }}
    />
  );
}
