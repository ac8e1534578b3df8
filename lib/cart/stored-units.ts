/** Told on the page when its own tab has changed the cart; other tabs tell by `storage`. */
export const cartEvent = 'cart-changed';

/**
 * How many units the stored cart has, for the mark on its link: every page carries it, and reading
 * the cart properly would cost each 17 kB. What cannot be read counts as nothing.
 */
export function storedUnits(): number {
  try {
    const cart: unknown = JSON.parse(localStorage.getItem('cart') ?? '{}');
    const lines: unknown = Object(cart).lines;
    if (!Array.isArray(lines)) return 0;
    return lines.reduce((units: number, line: unknown) => {
      const quantity: unknown = Object(line).quantity;
      return typeof quantity === 'number' && Number.isSafeInteger(quantity) && quantity > 0
        ? units + quantity
        : units;
    }, 0);
  } catch {
    return 0;
  }
}
