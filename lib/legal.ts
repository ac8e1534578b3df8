import type { ShopConfig } from '@/schemas/shop-config';

/** The legal pages a shop may have, in the order they are named. */
const legalPages = ['terms', 'privacy', 'refunds', 'imprint'] as const;
export type LegalPage = (typeof legalPages)[number];

/** Those that the partner has given an address of. */
export function legalLinks(legal: ShopConfig['legal']): { page: LegalPage; href: string }[] {
  return legalPages.flatMap((page) => {
    const href = legal[page];
    return href === undefined ? [] : [{ page, href }];
  });
}
