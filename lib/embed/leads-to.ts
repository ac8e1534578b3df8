import { isBrowsingPage } from './framing';

/**
 * Where a link or form of a framed page leads. `page`: another page to browse on, which can be shown
 * in this document. `document`: one that needs a new document in the frame, as in another language.
 * `cart-checkout`: the checkout of the cart, which has to be handed over. `out`: whatever may not be
 * framed, and other sites. `here`: a place on this page.
 */
export type LeadsTo = 'page' | 'document' | 'cart-checkout' | 'out' | 'here';

const languageOf = (pathname: string) => pathname.split('/')[1];

/** Where an address leads from the page at `from`; both are absolute. */
export function leadsTo(address: string, from: string): LeadsTo {
  if (!URL.canParse(address)) return 'out';
  const [to, here] = [new URL(address), new URL(from)];
  if (to.origin !== here.origin) return 'out';
  if (to.pathname === here.pathname && to.search === here.search && to.hash !== '') return 'here';
  const { pathname } = to;
  if (isBrowsingPage(pathname)) {
    return languageOf(pathname) === languageOf(here.pathname) ? 'page' : 'document';
  }
  const isCheckout = pathname === `/${languageOf(here.pathname)}/checkout`;
  return isCheckout && !to.searchParams.has('product') ? 'cart-checkout' : 'out';
}
