import type { Brand, Kind } from '@/schemas/catalogue';

/** A country's shop; `country` is the alpha-2 code in either case. */
export function countryPath(locale: string, country: string): string {
  return `/${locale}/${country.toLowerCase()}`;
}

/** The choice of a country, which leads on to its list of one kind. */
export function countryChoicePath(locale: string, kind: Kind): string {
  return `/${locale}?${new URLSearchParams({ for: kind })}`;
}

/** A country's list of one kind, optionally of one category. */
export function kindPath(locale: string, country: string, kind: Kind, category?: string): string {
  const query = category === undefined ? '' : `?${new URLSearchParams({ category })}`;
  return `${countryPath(locale, country)}/${kind}${query}`;
}

/** A country's search page, for some words when they are given. */
export function searchPath(locale: string, country: string, words?: string): string {
  const query = words === undefined ? '' : `?${new URLSearchParams({ q: words })}`;
  return `${countryPath(locale, country)}/search${query}`;
}

/** A brand's product page. */
export function brandPath(locale: string, brand: Pick<Brand, 'country' | 'kind' | 'slug'>): string {
  return `${kindPath(locale, brand.country, brand.kind)}/${encodeURIComponent(brand.slug)}`;
}

/**
 * A link that opens an order or a gift. Its token stands in the fragment, which no server is sent;
 * it names no language: who follows it may have another one than who made it.
 */
export function linkAddress(origin: string, token: string): string {
  return `${origin}/open#${token}`;
}

/**
 * Where a cart that a frame has handed over is taken into this browser's own. The token stands in
 * the fragment; without one, the page says that there is nothing to take over.
 */
export function handoverPath(locale: string, token: string | null): string {
  return `/${locale}/handover#${token ?? 'failed'}`;
}

/** The page of a gift that was opened. */
export function giftPagePath(locale: string, giftId: string): string {
  return `/${locale}/gifts/${giftId}`;
}

/** An order's page. */
export function orderPagePath(locale: string, orderId: string): string {
  return `/${locale}/orders/${orderId}`;
}

/** The receipt of an order. */
export function receiptPagePath(locale: string, orderId: string): string {
  return `${orderPagePath(locale, orderId)}/receipt`;
}

/** Where anybody has a receipt of the shop checked. */
export function receiptCheckPath(locale: string): string {
  return `/${locale}/receipts`;
}
