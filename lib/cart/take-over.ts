import type { Cart } from '@/schemas/cart';
import type { HandedLine } from '@/schemas/handover';
import { type CartAction, changeCart, isSameGood, linesNow } from './cart';

/** Lines of the same thing as one: they were for several people, who stayed behind. */
function joined(lines: readonly HandedLine[]): HandedLine[] {
  const found: HandedLine[] = [];
  for (const line of lines) {
    const known = found.find((other) => isSame(other, line));
    if (known === undefined) found.push({ ...line });
    else known.quantity += line.quantity;
  }
  return found;
}

function isSame(one: HandedLine, other: HandedLine): boolean {
  return isSameGood({ ...one, id: '' }, { ...other, id: '' });
}

/** What puts a handed line into a cart: nothing where as many are there already. */
function actionFor(cart: Cart, line: HandedLine, newId: string): CartAction {
  const own = linesNow(cart).find((other) => other.recipient === undefined && isSame(other, line));
  if (own === undefined) return { type: 'add', line: { ...line, id: newId } };
  return { type: 'set-quantity', id: own.id, quantity: Math.max(own.quantity, line.quantity) };
}

/** How many units of a line a cart holds for the buyer's own. */
function unitsOfLine(cart: Cart, line: HandedLine): number {
  const own = linesNow(cart).filter(
    (other) => other.recipient === undefined && isSame(other, line),
  );
  return own.reduce((units, { quantity }) => units + quantity, 0);
}

/**
 * How a cart that a frame has handed over comes into the one of this browser. What is there stays;
 * of the same thing the larger number counts, so that handing over the same cart twice changes
 * nothing the second time.
 * @param newId makes an id that no line has
 * @returns what to do, and how many units there is no room for
 */
export function takeOver(
  cart: Cart,
  handed: readonly HandedLine[],
  newId: () => string,
): { actions: CartAction[]; leftOut: number } {
  const lines = joined(handed);
  const actions: CartAction[] = [];
  let after = cart;
  for (const line of lines) {
    const action = actionFor(after, line, newId());
    actions.push(action);
    after = changeCart(after, action);
  }
  const missing = lines.map((line) => Math.max(0, line.quantity - unitsOfLine(after, line)));
  return { actions, leftOut: missing.reduce((sum, units) => sum + units, 0) };
}
