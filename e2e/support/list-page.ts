import type { Browser } from './api-client';
import { readableText, withoutScripts } from './html';

/**
 * What a list page says without scripts, the slugs it links to, and the page itself. An amount that is
 * not written as in links is sent on to where it is.
 */
export async function readList(buyer: Browser, query: string, country: string, kind: string) {
  const asked = await buyer.get(`/en/${country}/${kind}${query}`);
  const { status, text: html } =
    asked.status === 307 ? await buyer.get(String(asked.headers.location)) : asked;
  if (status !== 200) throw new Error(`A list is answered with ${status}.`);
  const markup = withoutScripts(html);
  const links = markup.matchAll(new RegExp(`href="/en/${country}/${kind}/([^"?]+)"`, 'g'));
  return { html, markup, text: readableText(html), slugs: [...links].map(([, slug]) => slug) };
}
