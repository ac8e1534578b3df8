import fc from 'fast-check';
import type { Cart, CartLine } from './cart';
import { maxUnits } from './cart-limits';
import { kindSegments } from './kinds';

export function cartLine(over: Partial<CartLine> = {}): CartLine {
  return {
    id: 'a',
    country: 'BR',
    kind: 'gift-cards',
    brand: 'steam',
    product: 'steam-br-50',
    quantity: 1,
    name: 'Steam',
    label: 'R$ 50',
    ...over,
  };
}

/** So few that an action meets a line of a cart, and a new id one that is taken. */
export const anyId = fc.constantFrom(...'abcdefgh');

const anyName = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.trim());
const anyRecipient = fc.oneof(
  fc.constantFrom('', 'marta@example.com', '+5511991234567'),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

/** A line as it is kept, often equal to another one. */
export const anyLine: fc.Arbitrary<CartLine> = fc.record(
  {
    id: anyId,
    country: fc.constantFrom('BR', 'US'),
    kind: fc.constantFrom(...kindSegments),
    brand: fc.constantFrom('steam', 'instacart-plus-1f3a'),
    product: fc.constantFrom('fixed', 'range'),
    value: fc.constantFrom('7', '12.50'),
    quantity: fc.integer({ min: 1, max: maxUnits }),
    recipient: anyRecipient,
    name: anyName,
    label: anyName,
    later: fc.constant(true),
  },
  {
    requiredKeys: ['id', 'country', 'kind', 'brand', 'product', 'quantity', 'name', 'label'],
    noNullPrototype: true,
  },
);

/** A cart as it may be: of lines with distinct ids, as many as there is room for. */
export const anyCart: fc.Arbitrary<Cart> = fc
  .uniqueArray(anyLine, { selector: ({ id }) => id, maxLength: 8 })
  .map((lines) => {
    const fitting: CartLine[] = [];
    let room = maxUnits;
    for (const line of lines) {
      const quantity = Math.min(1 + (line.quantity % 3), room);
      if (quantity > 0) fitting.push({ ...line, quantity });
      room -= quantity;
    }
    return { version: 1, lines: fitting };
  });

/** What is wrong with a cart, whatever happened to it. */
export function cartFaults({ lines }: Cart): string[] {
  const units = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const ids = lines.map(({ id }) => id);
  return [
    ...(units > maxUnits ? [`${units} units`] : []),
    ...(new Set(ids).size < ids.length ? [`ids twice: ${ids}`] : []),
    ...lines
      .filter(({ quantity }) => !Number.isInteger(quantity) || quantity < 1)
      .map(({ id, quantity }) => `${quantity} of ${id}`),
  ];
}
