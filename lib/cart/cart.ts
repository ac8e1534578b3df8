import type { Cart, CartLine, OrderedLine } from '@/schemas/cart';
import { maxUnits } from '@/schemas/cart-limits';

export { maxUnits } from '@/schemas/cart-limits';

/** From so many units on, it is worth saying how many more fit. */
export const counterFrom = 8;

export const emptyCart: Cart = { version: 1, lines: [] };

/** So many units of a line. */
export type UnitsOfLine = { id: string; units: number };

/** What can happen to a cart. New ids are the caller's to make; one that is taken does nothing. */
export type CartAction =
  | { type: 'add'; line: CartLine }
  | { type: 'set-quantity'; id: string; quantity: number }
  /** `null`: the buyer's own again. */
  | { type: 'set-recipient'; id: string; recipient: string | null }
  /** One unit becomes a line of its own, for a recipient yet to be given. */
  | { type: 'send-one-elsewhere'; id: string; newId: string }
  /** Another value of the same brand. */
  | { type: 'change'; id: string; product: string; value?: string; label: string }
  | { type: 'remove'; id: string }
  /** Undoes a removal; `at` is the index the line had. */
  | { type: 'restore'; line: CartLine; at: number }
  /** A line that is kept back in part needs one of the new ids. */
  | { type: 'keep-for-later'; units: UnitsOfLine[]; newIds: string[] }
  | { type: 'take-back'; id: string }
  | { type: 'take-back-all' }
  /** A line that was ordered in part needs one of the new ids for its rest. */
  | { type: 'ordered'; lines: OrderedLine[]; newIds: string[] };

function countUnits(lines: CartLine[]): number {
  return lines.reduce((units, { quantity }) => units + quantity, 0);
}

/** Units in the cart, those kept for later included. */
export function unitsOf(cart: Cart): number {
  return countUnits(cart.lines);
}

/** How many more units fit. */
export function roomIn(cart: Cart): number {
  return maxUnits - unitsOf(cart);
}

/** The lines of the next order. */
export function linesNow(cart: Cart): CartLine[] {
  return cart.lines.filter(({ later }) => !later);
}

/** The lines kept back for the one after it. */
export function linesLater(cart: Cart): CartLine[] {
  return cart.lines.filter(({ later }) => later);
}

/** Whether two lines are of the same thing, whoever it is for. */
export function isSameGood(one: CartLine, other: CartLine): boolean {
  return (['country', 'kind', 'brand', 'product', 'value'] as const).every(
    (field) => one[field] === other[field],
  );
}

/** The line for now that units of `line` belong to. */
function equalNow(lines: CartLine[], line: CartLine): CartLine | undefined {
  return lines.find(
    (other) => !other.later && isSameGood(other, line) && other.recipient === line.recipient,
  );
}

/** A whole number between the two; `least` for what is no number. */
function clamp(number: number, least: number, most: number): number {
  return Math.min(Math.max(Math.trunc(number) || least, least), most);
}

const has = (lines: CartLine[], id: string) => lines.some((line) => line.id === id);

/** Puts what `change` makes of the line of an id in its place. */
function replace(
  lines: CartLine[],
  id: string,
  change: (line: CartLine) => CartLine[],
): CartLine[] {
  return lines.flatMap((line) => (line.id === id ? change(line) : [line]));
}

/** Makes some, not all, units of a line a line of their own right behind it. */
function split(line: CartLine, units: number, own: Partial<CartLine>): CartLine[] {
  return [
    { ...line, quantity: line.quantity - units },
    { ...line, quantity: units, ...own },
  ];
}

function add(lines: CartLine[], line: CartLine, room: number): CartLine[] {
  if (room === 0) return lines;
  const { name, label } = line;
  const quantity = clamp(line.quantity, 1, room);
  const equal = equalNow(lines, line);
  if (equal !== undefined) {
    return replace(lines, equal.id, () => [
      { ...equal, name, label, quantity: equal.quantity + quantity },
    ]);
  }
  return has(lines, line.id) ? lines : [...lines, { ...line, quantity }];
}

function keepForLater(lines: CartLine[], kept: UnitsOfLine, newIds: string[]): CartLine[] {
  const newId = newIds.find((id) => !has(lines, id));
  return replace(lines, kept.id, (line) => {
    const units = clamp(kept.units, 0, line.quantity);
    if (units === 0) return [line];
    if (units === line.quantity) return [{ ...line, later: true }];
    if (line.later || newId === undefined) return [line];
    return split(line, units, { id: newId, later: true });
  });
}

function takeBack(lines: CartLine[], id: string): CartLine[] {
  const line = lines.find((other) => other.id === id && other.later);
  if (line === undefined) return lines;
  const equal = equalNow(lines, line);
  if (equal === undefined) return replace(lines, id, () => [{ ...line, later: undefined }]);
  const quantity = equal.quantity + line.quantity;
  return replace(
    replace(lines, id, () => []),
    equal.id,
    () => [{ ...equal, quantity }],
  );
}

function takeBackAll(lines: CartLine[]): CartLine[] {
  return lines.reduce((taken, { id }) => takeBack(taken, id), lines);
}

/**
 * Another tab may have put in more since: what was not ordered stays, as a line of its own. Under
 * the old id it would be taken for what was ordered, and could never be.
 */
function takeOff(lines: CartLine[], ordered: OrderedLine[], newIds: string[]): CartLine[] {
  const left = ordered.reduce((rest, { id, quantity }) => {
    const newId = newIds.find((free) => !has(rest, free)) ?? id;
    return replace(rest, id, (line) => {
      const units = clamp(quantity, 0, line.quantity);
      if (units === 0) return [line];
      if (units === line.quantity) return [];
      return [{ ...line, id: newId, quantity: line.quantity - units }];
    });
  }, lines);
  return left.every(({ later }) => later) ? takeBackAll(left) : left;
}

function changeLines(lines: CartLine[], action: CartAction): CartLine[] {
  const room = maxUnits - countUnits(lines);
  switch (action.type) {
    case 'add':
      return add(lines, action.line, room);
    case 'set-quantity':
      return replace(lines, action.id, (line) => [
        { ...line, quantity: clamp(action.quantity, 1, line.quantity + room) },
      ]);
    // Never merged with an equal line: somebody may be typing in it.
    case 'set-recipient':
      return replace(lines, action.id, (line) => [
        { ...line, recipient: action.recipient ?? undefined },
      ]);
    case 'send-one-elsewhere':
      return replace(lines, action.id, (line) => {
        if (line.quantity === 1) return [{ ...line, recipient: '' }];
        if (has(lines, action.newId)) return [line];
        return split(line, 1, { id: action.newId, recipient: '' });
      });
    case 'change': {
      const { id, product, value, label } = action;
      return replace(lines, id, (line) => [{ ...line, product, value, label }]);
    }
    case 'remove':
      return replace(lines, action.id, () => []);
    case 'restore': {
      const { line, at } = action;
      if (room === 0 || has(lines, line.id)) return lines;
      const restored = { ...line, quantity: clamp(line.quantity, 1, room) };
      return lines.toSpliced(clamp(at, 0, lines.length), 0, restored);
    }
    case 'keep-for-later':
      return action.units.reduce((kept, units) => keepForLater(kept, units, action.newIds), lines);
    case 'take-back':
      return takeBack(lines, action.id);
    case 'take-back-all':
      return takeBackAll(lines);
    case 'ordered':
      return takeOff(lines, action.lines, action.newIds);
    default:
      return action satisfies never;
  }
}

/**
 * The cart after an action: the very same object when that changes nothing, as with an id there is
 * no line of. What there is no room for is left out.
 */
export function changeCart(cart: Cart, action: CartAction): Cart {
  const lines = changeLines(cart.lines, action);
  return JSON.stringify(lines) === JSON.stringify(cart.lines) ? cart : { version: 1, lines };
}
