import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cart, type CartLine, readCart } from '@/schemas/cart';
import { anyCart, anyId, anyLine, cartFaults } from '@/schemas/cart-fixtures';
import {
  type CartAction,
  changeCart,
  emptyCart,
  linesLater,
  linesNow,
  roomIn,
  unitsOf,
} from './cart';

const anyNumber = fc.oneof(
  fc.integer({ min: -2, max: 12 }),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 2.5),
);
const anyUnits = fc.array(fc.record({ id: anyId, units: anyNumber }), { maxLength: 4 });
const anyOrdered = fc.uniqueArray(
  fc.record({ id: anyId, quantity: fc.integer({ min: 1, max: 10 }) }),
  { maxLength: 4, selector: ({ id }) => id },
);
const type = <const T extends CartAction['type']>(name: T) => fc.constant(name);

const anyNewIds = fc.array(fc.oneof(anyId, fc.uuid()), { maxLength: 4 });

const keeping = fc.record({
  type: type('keep-for-later'),
  units: anyUnits,
  newIds: anyNewIds,
});

const anyAction: fc.Arbitrary<CartAction> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: type('add'), line: anyLine }) },
  fc.record({ type: type('set-quantity'), id: anyId, quantity: anyNumber }),
  fc.record({
    type: type('set-recipient'),
    id: anyId,
    recipient: fc.constantFrom(null, '', 'ana@example.com'),
  }),
  fc.record({ type: type('send-one-elsewhere'), id: anyId, newId: anyId }),
  fc.record({
    type: type('change'),
    id: anyId,
    product: fc.constantFrom('fixed', 'range'),
    value: fc.constantFrom(undefined, '7'),
    label: fc.constantFrom('R$ 7', '7'),
  }),
  fc.record({ type: type('remove'), id: anyId }),
  fc.record({ type: type('restore'), line: anyLine, at: anyNumber }),
  keeping,
  fc.record({ type: type('take-back'), id: anyId }),
  fc.record({ type: type('take-back-all') }),
  fc.record({ type: type('ordered'), lines: anyOrdered, newIds: anyNewIds }),
);

/** Units of each good for each recipient, whichever lines they are in. */
function goodsIn({ lines }: Cart): Map<string, number> {
  const goods = new Map<string, number>();
  for (const { country, kind, brand, product, value, recipient, quantity } of lines) {
    const good = JSON.stringify([country, kind, brand, product, value, recipient ?? null]);
    goods.set(good, (goods.get(good) ?? 0) + quantity);
  }
  return goods;
}

const quantityOf = (cart: Cart, id: string) =>
  cart.lines.find((line) => line.id === id)?.quantity ?? 0;

describe('whatever happens to a cart', () => {
  it('it is one that may be, and is read back as it is', () => {
    const anyStart = fc.oneof(fc.constant(emptyCart), anyCart);
    fc.assert(
      fc.property(anyStart, fc.array(anyAction, { maxLength: 30 }), (start, actions) => {
        let cart = start;
        for (const action of actions) {
          const before = JSON.stringify(cart);
          const after = changeCart(cart, action);
          expect(JSON.stringify(cart)).toBe(before);
          expect(cartFaults(after)).toEqual([]);
          expect(readCart(JSON.stringify(after))).toEqual(after);
          expect(after === cart).toBe(JSON.stringify(after) === before);
          cart = after;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('adding loses no line, and takes as many units as fit', () => {
    fc.assert(
      fc.property(anyCart, anyLine, (cart, line) => {
        const after = changeCart(cart, { type: 'add', line });
        expect(after.lines.slice(0, cart.lines.length).map(({ id }) => id)).toEqual(
          cart.lines.map(({ id }) => id),
        );
        for (const { id, quantity } of cart.lines) {
          expect(quantityOf(after, id)).toBeGreaterThanOrEqual(quantity);
        }
        if (cart.lines.some(({ id }) => id === line.id)) return;
        expect(unitsOf(after)).toBe(unitsOf(cart) + Math.min(line.quantity, roomIn(cart)));
      }),
    );
  });

  it('a removed line comes back as it was', () => {
    fc.assert(
      fc.property(anyCart, fc.nat(), (cart, place) => {
        fc.pre(cart.lines.length > 0);
        const at = place % cart.lines.length;
        for (const line of cart.lines.slice(at, at + 1)) {
          const removed = changeCart(cart, { type: 'remove', id: line.id });
          expect(removed.lines).toHaveLength(cart.lines.length - 1);
          expect(changeCart(removed, { type: 'restore', line, at })).toEqual(cart);
        }
      }),
    );
  });

  it('sending one elsewhere keeps the units, and adds one line at most', () => {
    fc.assert(
      fc.property(anyCart, anyId, (cart, id) => {
        const after = changeCart(cart, { type: 'send-one-elsewhere', id, newId: 'new' });
        expect(unitsOf(after)).toBe(unitsOf(cart));
        expect(after.lines.length - cart.lines.length).toBe(quantityOf(cart, id) > 1 ? 1 : 0);
      }),
    );
  });

  it('typing a recipient moves no unit between lines', () => {
    fc.assert(
      fc.property(
        anyCart,
        anyId,
        fc.constantFrom(null, '', 'marta@example.com'),
        (cart, id, to) => {
          const after = changeCart(cart, { type: 'set-recipient', id, recipient: to });
          const units = ({ lines }: Cart) => lines.map((line) => [line.id, line.quantity]);
          expect(units(after)).toEqual(units(cart));
        },
      ),
    );
  });
});

describe('keeping for later', () => {
  it('and taking back keep what there is of each good', () => {
    const anyMove = fc.oneof(
      keeping,
      fc.record({ type: type('take-back'), id: anyId }),
      fc.record({ type: type('take-back-all') }),
    );
    fc.assert(
      fc.property(anyCart, fc.array(anyMove, { maxLength: 8 }), (cart, moves) => {
        const after = moves.reduce<Cart>(changeCart, cart);
        expect(goodsIn(after)).toEqual(goodsIn(cart));
        expect(linesLater(changeCart(after, { type: 'take-back-all' }))).toEqual([]);
      }),
    );
  });

  it('moves so many units of a line', () => {
    fc.assert(
      fc.property(anyCart, anyId, fc.integer({ min: 0, max: 10 }), (cart, id, units) => {
        const moved = [{ id, units }];
        const after = changeCart(cart, { type: 'keep-for-later', units: moved, newIds: ['new'] });
        const now = (of: Cart) => unitsOf({ version: 1, lines: linesNow(of) });
        const there = linesNow(cart).find((line) => line.id === id)?.quantity ?? 0;
        expect(now(after)).toBe(now(cart) - Math.min(units, there));
      }),
    );
  });
});

describe('an order', () => {
  it('takes off what was ordered as far as it is there, and nothing else', () => {
    fc.assert(
      fc.property(anyCart, anyOrdered, (cart, lines) => {
        const newIds = lines.map(({ id }) => `rest of ${id}`);
        const after = changeCart(cart, { type: 'ordered', lines, newIds });
        const taken = (id: string) => lines.find((line) => line.id === id)?.quantity ?? 0;
        const left = cart.lines
          .map((line) => ({ ...line, quantity: line.quantity - taken(line.id) }))
          .filter(({ quantity }) => quantity > 0);
        // What is left of an ordered line is no line that was ordered.
        const ids = new Set(lines.map(({ id }) => id));
        expect(after.lines.filter(({ id }) => ids.has(id))).toEqual([]);
        expect(goodsIn(after)).toEqual(goodsIn({ version: 1, lines: left }));
        const withoutIds = (of: CartLine[]) => of.map(({ id: _, ...line }) => line);
        if (left.some(({ later }) => !later)) {
          expect(withoutIds(after.lines)).toEqual(withoutIds(left));
        } else expect(linesLater(after)).toEqual([]);
      }),
    );
  });

  it('leaves what another tab has put in meanwhile', () => {
    fc.assert(
      fc.property(anyCart, anyLine, (cart, line) => {
        const lines = linesNow(cart).map(({ id, quantity }) => ({ id, quantity }));
        const more = changeCart(cart, { type: 'add', line });
        const after = changeCart(more, { type: 'ordered', lines, newIds: ['rest'] });
        expect(unitsOf(after)).toBe(unitsOf(more) - unitsOf({ version: 1, lines: linesNow(cart) }));
      }),
    );
  });
});
