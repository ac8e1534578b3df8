'use client';

import { useState } from 'react';
import { secondaryButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { linesNow } from '@/lib/cart/cart';
import { dispatchCart } from '@/lib/cart/cart-store';
import { useCart } from '@/lib/cart/use-cart';
import { keptPayment } from '@/lib/checkout/kept-payment';
import { newId } from '@/lib/new-id';
import type { OrderedLine } from '@/schemas/cart';
import { CheckoutForm, type CheckoutProps } from './checkout-form';

/** The words of a checkout with nothing to order. */
export type EmptyWords = { title: string; hint: string; toShop: string; reading: string };

type Props = CheckoutProps & { empty: EmptyWords };

const takeOut = (lines: OrderedLine[]) =>
  dispatchCart({ type: 'ordered', lines, newIds: lines.map(newId) });

/** The checkout of this device's cart, which is emptied of what was ordered once the order exists. */
export function CartCheckout({ empty, ...props }: Props) {
  const cart = useCart();
  const [placed, setPlaced] = useState(false);
  // The form tells of an earlier order of these lines even where none are left.
  const [isTelling, setIsTelling] = useState(false);
  if (cart === null || placed)
    return (
      <p className="mt-5 min-h-dvh text-muted">{placed ? props.strings.placing : empty.reading}</p>
    );
  if (linesNow(cart).length === 0 && !isTelling) {
    return (
      <div className="mt-5">
        <Notice title={empty.title}>
          <p>{empty.hint}</p>
          <a href={`/${props.locale}`} className={`${secondaryButton} mt-4`}>
            {empty.toShop}
          </a>
        </Notice>
      </div>
    );
  }
  const kept = keptPayment()?.coin;
  const isPayable = props.coins.some(({ ticker, suspended }) => ticker === kept && !suspended);
  return (
    <CheckoutForm
      {...props}
      coin={kept !== undefined && isPayable ? kept : props.coin}
      cart={cart}
      dispatch={dispatchCart}
      onPlaced={(lines) => {
        setPlaced(true);
        takeOut(lines);
      }}
      onOrderedBefore={(lines) => {
        setIsTelling(true);
        takeOut(lines);
      }}
    />
  );
}
