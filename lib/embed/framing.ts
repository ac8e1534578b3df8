/** How browsers name, in `Sec-Fetch-Dest`, that a document is loaded into a frame. */
const frames = ['iframe', 'frame'];

/** Countries, a country, its lists, products and search, and the cart; `checkout` is no country. */
const browsingPage = /^\/[^/]+(?:\/cart|\/[a-z]{2}(?:\/[^/]+){0,2})?$/;

/** Whether a page is one to browse on: nothing is ordered, paid for or shown of a buyer there. */
export function isBrowsingPage(pathname: string): boolean {
  return browsingPage.test(pathname);
}

/**
 * The origins whose pages may show the document that is asked for in a frame; none but for browsing
 * pages that a browser says to load into one. Who writes that header by hand frames nothing by it.
 * @param destination what `Sec-Fetch-Dest` says; no script can write it
 */
export function frameAncestors(asked: {
  pathname: string;
  destination: string | null;
  origins: readonly string[];
}): readonly string[] {
  const isFramed = frames.includes(asked.destination ?? '') && isBrowsingPage(asked.pathname);
  return isFramed ? asked.origins : [];
}
