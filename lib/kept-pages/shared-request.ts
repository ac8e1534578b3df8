import 'server-only';
import type { IncomingMessage } from 'node:http';
import { sharedRouterStateSchema } from '@/schemas/router-state';
import { frameAncestors } from '../embed/framing';
import { isLocale } from '../i18n/locales';
import { renderingHeader } from './renderings';

/**
 * A request for what is the same for everybody: the page, or its data, which Next's router asks for on
 * the way from another page.
 */
export type SharedRequest = {
  /** All that makes a difference to the answer. */
  key: string;
  pathname: string;
  /** What the shop asks itself for, and with what. */
  target: string;
  headers: Readonly<Record<string, string>>;
};

/**
 * What may be kept: a country's home, its lists and its products. With a query there would be no end of
 * them, and it can be a visitor's own words; `_rsc` is a sum that Next's router makes of its headers.
 */
const sharedTarget =
  /^(\/([a-z]+)\/[a-z]{2}(?:\/(?:gift-cards|top-ups|esims)(?:\/[^/?#]{1,200})?)?)(?:\?_rsc=[\w-]{1,40})?$/;

/** Headers with which Next's router asks for something less than a page's data. */
const asksForParts = ['next-router-prefetch', 'next-router-segment-prefetch', 'next-hmr-refresh'];

/** The headers that decide what a page's data is; null where they tell of more than places in the shop. */
function dataHeaders(headers: IncomingMessage['headers']): Record<string, string> | null {
  const tree = headers['next-router-state-tree'];
  const from = headers['next-url'] ?? '';
  if (typeof tree !== 'string' || typeof from !== 'string') return null;
  if (from !== '' && !sharedTarget.test(from)) return null;
  if (asksForParts.some((name) => headers[name] !== undefined)) return null;
  if (!sharedRouterStateSchema.safeParse(tree).success) return null;
  return { rsc: '1', 'next-router-state-tree': tree, ...(from !== '' && { 'next-url': from }) };
}

/**
 * What a request shares with others; null where it shares nothing: it is for something else, for a frame
 * of one of these origins, or made by the shop itself for a page to keep.
 */
export function sharedRequest(
  { method, url = '', headers }: IncomingMessage,
  origins: readonly string[],
): SharedRequest | null {
  const [, pathname, language = ''] = sharedTarget.exec(url) ?? [];
  if (method !== 'GET' || pathname === undefined || !isLocale(language)) return null;
  if (headers[renderingHeader] !== undefined) return null;
  if (headers.rsc !== undefined) {
    const own = headers.rsc === '1' ? dataHeaders(headers) : null;
    if (own === null) return null;
    return { key: [url, ...Object.values(own)].join(' '), pathname, target: url, headers: own };
  }
  if (url !== pathname) return null;
  const destination = String(headers['sec-fetch-dest'] ?? '');
  if (frameAncestors({ pathname, destination, origins }).length > 0) return null;
  return { key: pathname, pathname, target: pathname, headers: {} };
}
