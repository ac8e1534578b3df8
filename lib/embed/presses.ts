import { type LeadsTo, leadsTo } from './leads-to';

/** What becomes of a press that leads elsewhere. */
export type Ways = {
  /** Shows another page in this document. */
  toPage(address: string): void;
  /** Opens the checkout of the cart in a tab of its own. */
  toCheckout(): void;
};

/** A tab of its own, which cannot reach back. */
function leadOut(element: HTMLAnchorElement | HTMLFormElement): void {
  element.target = '_blank';
  element.rel = 'noopener';
}

/** True where the browser is left to do what the element says. */
function follow(to: LeadsTo, element: HTMLAnchorElement | HTMLFormElement): boolean {
  if (to === 'out') leadOut(element);
  return to === 'out' || to === 'document' || to === 'here';
}

function onClick(event: MouseEvent, ways: Ways): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link === null || link.href === '' || event.button !== 0) return;
  const to = leadsTo(link.href, location.href);
  if (follow(to, link)) return;
  // Who asks for a new tab gets one, but for the cart, which that tab would not know.
  const isForTab = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (to === 'page' && isForTab) return;
  event.preventDefault();
  if (to === 'page') ways.toPage(link.href);
  else ways.toCheckout();
}

function onSubmit(event: SubmitEvent, ways: Ways): void {
  const form = event.target;
  if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return;
  const address = new URL(form.action);
  const fields = [...new FormData(form)].filter(
    (field): field is [string, string] => typeof field[1] === 'string',
  );
  address.search = new URLSearchParams(fields).toString();
  const to = leadsTo(address.href, location.href);
  if (follow(to, form)) return;
  event.preventDefault();
  if (to === 'page') ways.toPage(address.href);
  else ways.toCheckout();
}

/**
 * Keeps the pages to browse on in this document, which a cart in memory lasts as long as, and opens
 * all others in a tab of their own, since they refuse to be framed.
 */
export function watchPresses(ways: Ways, signal: AbortSignal): void {
  // Before the router's own links, which would show any page in the frame.
  const first = { capture: true, signal };
  window.addEventListener('click', (event) => onClick(event, ways), first);
  // After the page's own forms, which may have more to say.
  window.addEventListener('submit', (event) => onSubmit(event, ways), { signal });
}
