import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { useCart } from './use-cart';

function Count() {
  const cart = useCart();
  return cart === null ? 'not known' : String(cart.lines.length);
}

it('a cart is not known on the server, nor in the first render that takes over from it', () => {
  expect(renderToStaticMarkup(<Count />)).toBe('not known');
});
