'use client';

import { useSyncExternalStore } from 'react';
import type { Cart } from '@/schemas/cart';
import { currentCart, subscribeToCart } from './cart-store';

const unknown = () => null;

/**
 * The cart, drawn anew with each change. Null on the server and in the first render, where nobody
 * can know it yet: what is there before must not depend on it.
 */
export function useCart(): Cart | null {
  return useSyncExternalStore<Cart | null>(subscribeToCart, currentCart, unknown);
}
