'use client';

import { lazy, Suspense, useSyncExternalStore } from 'react';
import type { EmptyWords } from './cart-checkout';
import type { CheckoutProps } from './checkout-form';

const CartCheckout = lazy(async () => {
  const { CartCheckout: component } = await import('./cart-checkout');
  return { default: component };
});

const never = () => () => {};

/**
 * The checkout of the cart, whose code comes by itself: the server cannot know the cart, and who
 * orders a single product does without.
 */
export function CartCheckoutIsland(props: CheckoutProps & { empty: EmptyWords }) {
  const isInBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const reading = <p className="scripted mt-5 min-h-dvh text-muted">{props.empty.reading}</p>;
  if (!isInBrowser) return reading;
  return (
    <Suspense fallback={reading}>
      <CartCheckout {...props} />
    </Suspense>
  );
}
