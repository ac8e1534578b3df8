import { linesNow, unitsOf } from '../cart/cart';
import { currentCart, subscribeToCart } from '../cart/cart-store';
import { watchPresses } from './presses';
import { standInForStorage } from './stand-in-storage';
import { startTalk } from './talk';

/** What a framed document is told of by its router. */
export type Frame = {
  /** The router shows another page. */
  turnedTo(pathname: string): void;
  end(): void;
};

/**
 * Opens the checkout of the cart in a tab of its own, which may not share its storage with this
 * frame: the cart goes along in a form. A form opens its tab with the very press, so that no blocker
 * of windows minds; what was fetched first would come too late for some.
 */
function handOverCart(locale: string): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = '/api/handovers';
  form.target = '_blank';
  form.rel = 'noopener';
  form.hidden = true;
  const lines = linesNow(currentCart()).map(
    ({ id: _id, recipient: _recipient, later: _later, ...line }) => line,
  );
  for (const [name, value] of Object.entries({ locale, lines: JSON.stringify(lines) })) {
    const field = document.createElement('input');
    field.name = name;
    field.value = value;
    form.append(field);
  }
  document.body.append(form);
  form.submit();
  form.remove();
}

/** What the browser lays out, rounded so that nothing is cut off. */
const heightNow = () => Math.ceil(document.body.getBoundingClientRect().height);

/**
 * Makes a document of the shop one that lives in a partner's frame: it works without storage, leads
 * out into tabs, and tells the page around it how tall it is and how much is in the cart.
 * @param toPage shows another page of the shop in this document
 */
export function startFrame({
  origins,
  locale,
  toPage,
}: {
  origins: readonly string[];
  locale: string;
  toPage: (address: string) => void;
}): Frame {
  const ended = new AbortController();
  const { signal } = ended;
  standInForStorage(window);
  const tellHeight = () => tell({ type: 'height', height: heightNow() });
  const tellCart = () => tell({ type: 'cart', units: unitsOf(currentCart()) });
  const tell = startTalk(window, origins, {
    signal,
    onHello(isFirst) {
      if (isFirst) tell({ type: 'ready' });
      tellHeight();
      tellCart();
    },
  });
  const toCheckout = () => {
    handOverCart(locale);
    tell({ type: 'checkout' });
  };
  watchPresses({ toPage, toCheckout }, signal);
  const sizes = new ResizeObserver(tellHeight);
  sizes.observe(document.body);
  const unsubscribe = subscribeToCart(tellCart);
  let shown = location.pathname;
  return {
    turnedTo(pathname) {
      if (pathname === shown) return;
      shown = pathname;
      tell({ type: 'page' });
    },
    end() {
      ended.abort();
      sizes.disconnect();
      unsubscribe();
    },
  };
}
