import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cart, CartLine } from '@/schemas/cart';
import { anyCart, anyLine, cartFaults, cartLine } from '@/schemas/cart-fixtures';
import { handedLineSchema } from '@/schemas/handover';
import { changeCart, emptyCart, unitsOf } from './cart';
import { takeOver } from './take-over';

const cartOf = (...lines: Partial<CartLine>[]): Cart => ({
  version: 1,
  lines: lines.map((line) => cartLine(line)),
});
const handed = (line: Partial<CartLine> = {}) => handedLineSchema.parse(cartLine(line));

function idsFrom(first: string) {
  let next = 0;
  return () => {
    next += 1;
    return `${first}-${next}`;
  };
}

function taken(cart: Cart, lines: ReturnType<typeof handed>[], ids = 'new') {
  const { actions, leftOut } = takeOver(cart, lines, idsFrom(ids));
  return { cart: actions.reduce(changeCart, cart), leftOut };
}

const quantities = ({ lines }: Cart) =>
  Object.fromEntries(lines.map(({ id, quantity }) => [id, quantity]));

describe('taking a cart over', () => {
  it('fills an empty one, and leaves whom something was for behind', () => {
    const steam = handed({ brand: 'steam', quantity: 2, recipient: 'marta@example.com' });
    const { cart, leftOut } = taken(emptyCart, [steam, handed({ brand: 'uber' })]);
    expect(cart.lines).toEqual([
      cartLine({ id: 'new-1', brand: 'steam', quantity: 2 }),
      cartLine({ id: 'new-2', brand: 'uber' }),
    ]);
    expect(leftOut).toBe(0);
  });

  it('adds to what is there, and takes the larger number of the same thing', () => {
    const before = cartOf(
      { id: 'more', brand: 'steam', quantity: 3 },
      { id: 'other', brand: 'ikea' },
    );
    const lines = [handed({ brand: 'steam', quantity: 2 }), handed({ brand: 'uber', quantity: 2 })];
    expect(quantities(taken(before, lines).cart)).toEqual({ more: 3, other: 1, 'new-2': 2 });
    const fewer = cartOf({ id: 'fewer', brand: 'steam', quantity: 1 });
    expect(quantities(taken(fewer, lines).cart)).toEqual({ fewer: 2, 'new-2': 2 });
  });

  it('leaves alone what is for somebody else, or for later', () => {
    const before = cartOf(
      { id: 'theirs', recipient: 'friend@example.com' },
      { id: 'later', later: true },
    );
    expect(quantities(taken(before, [handed()]).cart)).toEqual({ theirs: 1, later: 1, 'new-1': 1 });
  });

  it('adds up lines of the same thing, which were for several people', () => {
    const { cart } = taken(emptyCart, [handed({ quantity: 2 }), handed({ quantity: 1 })]);
    expect(quantities(cart)).toEqual({ 'new-1': 3 });
  });

  it('says how much there is no room for', () => {
    const before = cartOf({ id: 'many', brand: 'ikea', quantity: 8 });
    const { cart, leftOut } = taken(before, [handed({ quantity: 3 }), handed({ brand: 'uber' })]);
    expect(quantities(cart)).toEqual({ many: 8, 'new-1': 2 });
    expect(leftOut).toBe(2);
  });

  it('loses nothing, breaks nothing, and changes nothing the second time', () => {
    fc.assert(
      fc.property(anyCart, fc.array(anyLine, { minLength: 1, maxLength: 10 }), (before, lines) => {
        const carried = lines.map((line) => handedLineSchema.parse(line));
        const once = taken(before, carried);
        expect(cartFaults(once.cart)).toEqual([]);
        for (const { id, quantity, ...line } of before.lines) {
          const kept = once.cart.lines.find((other) => other.id === id);
          expect(kept).toMatchObject(line);
          expect(kept?.quantity).toBeGreaterThanOrEqual(quantity);
        }
        const twice = taken(once.cart, carried, 'again');
        expect(unitsOf(twice.cart)).toBe(unitsOf(once.cart));
        expect(twice.leftOut).toBe(once.leftOut);
      }),
    );
  });
});
