import { type Cart, readCart } from '@/schemas/cart';
import { type CartAction, changeCart, emptyCart } from './cart';
import { cartEvent } from './stored-units';

/**
 * The cart of this browser. It lives in local storage, which all tabs share, and is read anew each
 * time: a tab knows of what another has put in even before it is told.
 */
const storageKey = 'cart';

/** What storage held when `cart` was made from it. */
let seen: string | null = null;
let cart: Cart = emptyCart;

/**
 * What was done since storage last took the cart, where a browser refuses it or has no room left:
 * it goes on top of whatever storage holds, so that neither this page nor another tab loses a line.
 */
let unsaved: CartAction[] = [];

const listeners = new Set<() => void>();

function storedText(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return seen;
  }
}

function save(text: string): boolean {
  try {
    localStorage.setItem(storageKey, text);
    return true;
  } catch {
    return false;
  }
}

/** The cart as it is now; the very same object until it changes. For the browser alone. */
export function currentCart(): Cart {
  const text = storedText();
  if (text !== seen) {
    seen = text;
    cart = unsaved.reduce(changeCart, readCart(text));
  }
  return cart;
}

/** Changes the cart that storage holds now, and tells who listens on this page. */
export function dispatchCart(action: CartAction): void {
  const before = currentCart();
  const after = changeCart(before, action);
  if (after === before) return;
  const text = JSON.stringify(after);
  if (save(text)) {
    seen = text;
    unsaved = [];
  } else {
    unsaved.push(action);
  }
  // As it will be read again: texts cut to their length, nothing left undefined.
  cart = readCart(text);
  for (const listener of listeners) listener();
  window.dispatchEvent(new Event(cartEvent));
}

/**
 * Calls `listener` after each change, in this tab or another, until the function it returns is
 * called. A page that comes back whole from the browser's history has missed what others did.
 */
export function subscribeToCart(listener: () => void): () => void {
  const hear = () => listener();
  const ended = new AbortController();
  const { signal } = ended;
  listeners.add(hear);
  // No key: all of storage was cleared.
  const hearStorage = ({ key }: StorageEvent) => {
    if (key === storageKey || key === null) hear();
  };
  window.addEventListener('storage', hearStorage, { signal });
  window.addEventListener('pageshow', ({ persisted }) => persisted && hear(), { signal });
  return () => {
    listeners.delete(hear);
    ended.abort();
  };
}
