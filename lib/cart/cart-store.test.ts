import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CartLine } from '@/schemas/cart';
import { anyLine, cartFaults, cartLine } from '@/schemas/cart-fixtures';
import {
  fullStorage,
  refusedStorage,
  sessionStorageLike,
} from '../checkout/browser-storage-fixtures';

/** A page with modules and a window of its own; its storage is the browser's. */
async function openTab() {
  vi.resetModules();
  const page = new EventTarget();
  vi.stubGlobal('window', page);
  const { currentCart, dispatchCart, subscribeToCart } = await import('./cart-store');
  const listener = vi.fn();
  const unsubscribe = subscribeToCart(listener);
  return {
    currentCart,
    dispatchCart,
    listener,
    unsubscribe,
    ids: () => currentCart().lines.map(({ id }) => id),
    add: (line: Partial<CartLine>) => dispatchCart({ type: 'add', line: cartLine(line) }),
    hear: (type: string, event: { key?: string | null; persisted?: boolean }) =>
      page.dispatchEvent(Object.assign(new Event(type), event)),
  };
}

/** Ways in which a storage may become of no use. */
const refusals: [string, (storage: Storage) => unknown][] = [
  ['on each use', refusedStorage],
  ['as there is none', () => null],
  ['as it is full', fullStorage],
];

const steam = { id: 'a', brand: 'steam' };
const netflix = { id: 'b', brand: 'netflix' };
const uber = { id: 'c', brand: 'uber' };

beforeEach(() => vi.stubGlobal('localStorage', sessionStorageLike()));
afterEach(() => vi.unstubAllGlobals());

describe('the cart of a browser', () => {
  it('is empty at first, and still there after a reload', async () => {
    const before = await openTab();
    expect(before.ids()).toEqual([]);
    before.add(steam);
    const after = await openTab();
    expect(after.currentCart()).toEqual({ version: 1, lines: [cartLine(steam)] });
  });

  it('is the very same object until it changes, and another one then', async () => {
    const { currentCart, dispatchCart, add } = await openTab();
    const empty = currentCart();
    expect(currentCart()).toBe(empty);
    add(steam);
    const filled = currentCart();
    expect(filled).not.toBe(empty);
    expect(currentCart()).toBe(filled);
    dispatchCart({ type: 'remove', id: 'unknown' });
    localStorage.setItem('other', 'thing');
    expect(currentCart()).toBe(filled);
  });

  it('is told of when it changes, and only then, until one no longer listens', async () => {
    const { dispatchCart, add, listener, unsubscribe, hear } = await openTab();
    add(steam);
    expect(listener).toHaveBeenCalledTimes(1);
    dispatchCart({ type: 'remove', id: 'unknown' });
    expect(listener).toHaveBeenCalledTimes(1);
    unsubscribe();
    add(netflix);
    hear('storage', { key: 'cart' });
    hear('pageshow', { persisted: true });
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('is read as it will be after a reload', async () => {
    const { currentCart, add, dispatchCart } = await openTab();
    add({ ...steam, later: true, name: ' Steam ', recipient: 'r'.repeat(300) });
    dispatchCart({ type: 'take-back', id: 'a' });
    expect(currentCart()).toStrictEqual((await openTab()).currentCart());
  });

  it('begins with what can be read of a broken text, and mends it', async () => {
    const text = JSON.stringify({ version: 1, lines: [cartLine(steam), cartLine(netflix)] });
    localStorage.setItem('cart', text.slice(0, -9));
    const { ids, add } = await openTab();
    expect(ids()).toEqual(['a']);
    add(uber);
    expect((await openTab()).ids()).toEqual(['a', 'c']);
  });
});

describe('two tabs', () => {
  it('see each other’s lines at once and lose none', async () => {
    const [one, other] = [await openTab(), await openTab()];
    one.add(steam);
    other.add(netflix);
    one.dispatchCart({ type: 'set-quantity', id: 'b', quantity: 3 });
    other.dispatchCart({ type: 'remove', id: 'a' });
    one.add(uber);
    expect(one.ids()).toEqual(['b', 'c']);
    expect(other.currentCart()).toEqual(one.currentCart());
  });

  it('share the room', async () => {
    const [one, other] = [await openTab(), await openTab()];
    one.add({ ...steam, quantity: 8 });
    other.add({ ...netflix, quantity: 8 });
    expect(one.currentCart().lines.map(({ quantity }) => quantity)).toEqual([8, 2]);
  });

  it('have the same cart whatever each puts in and takes out', async () => {
    const tabs = [await openTab(), await openTab()];
    const step = fc.record({
      tab: fc.constantFrom(...tabs),
      action: fc.oneof(
        anyLine.map((line) => ({ type: 'add', line }) as const),
        anyLine.map(({ id }) => ({ type: 'remove', id }) as const),
      ),
    });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        localStorage.clear();
        for (const { tab, action } of steps) {
          tab.dispatchCart(action);
          const [one, other] = tabs.map(({ currentCart }) => currentCart());
          expect(one).toStrictEqual(other);
          expect(one && cartFaults(one)).toEqual([]);
        }
      }),
    );
  });

  it('hear of each other’s changes, of the cart alone', async () => {
    const { listener, hear } = await openTab();
    hear('storage', { key: 'theme' });
    expect(listener).not.toHaveBeenCalled();
    hear('storage', { key: 'cart' });
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('hear of a storage that was cleared', async () => {
    const { add, ids, listener, hear } = await openTab();
    add(steam);
    listener.mockClear();
    localStorage.clear();
    hear('storage', { key: null });
    expect(listener).toHaveBeenCalledTimes(1);
    expect(ids()).toEqual([]);
  });

  it('catch up when the browser brings one back from its history', async () => {
    const { listener, hear } = await openTab();
    hear('pageshow', { persisted: false });
    expect(listener).not.toHaveBeenCalled();
    hear('pageshow', { persisted: true });
    expect(listener).toHaveBeenCalledTimes(1);
  });
});

describe('where storage is refused', () => {
  it.each(refusals)('%s, the page keeps its cart', async (_, refuse) => {
    vi.stubGlobal('localStorage', refuse(localStorage));
    const { ids, add, dispatchCart, currentCart, listener } = await openTab();
    add(steam);
    add(netflix);
    dispatchCart({ type: 'remove', id: 'a' });
    expect(ids()).toEqual(['b']);
    expect(currentCart()).toBe(currentCart());
    expect(listener).toHaveBeenCalledTimes(3);
  });

  it.each(refusals)('%s, from some time on, the page keeps its cart', async (_, refuse) => {
    const { ids, add } = await openTab();
    add(steam);
    vi.stubGlobal('localStorage', refuse(localStorage));
    expect(ids()).toEqual(['a']);
    add(netflix);
    expect(ids()).toEqual(['a', 'b']);
  });

  it('on sight, the page keeps its cart', async () => {
    const before = Object.getOwnPropertyDescriptor(globalThis, 'localStorage');
    const get = () => {
      throw new DOMException('Access is denied', 'SecurityError');
    };
    Object.defineProperty(globalThis, 'localStorage', { configurable: true, get });
    const { ids, add } = await openTab();
    add(steam);
    expect(ids()).toEqual(['a']);
    if (before !== undefined) Object.defineProperty(globalThis, 'localStorage', before);
  });

  it('for a while, the page’s lines join those another tab has put in', async () => {
    const storage = localStorage;
    const [one, other] = [await openTab(), await openTab()];
    one.add(steam);
    vi.stubGlobal('localStorage', fullStorage(storage));
    one.add(netflix);
    one.dispatchCart({ type: 'remove', id: 'a' });
    vi.stubGlobal('localStorage', storage);
    other.add(uber);
    expect(one.ids()).toEqual(['c', 'b']);
    expect(other.ids()).toEqual(['a', 'c']);
    one.dispatchCart({ type: 'set-quantity', id: 'b', quantity: 2 });
    expect(other.ids()).toEqual(['c', 'b']);
    other.dispatchCart({ type: 'remove', id: 'b' });
    expect(one.ids()).toEqual(['c']);
  });
});
