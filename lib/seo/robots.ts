import type { Locale } from '../i18n/locales';

/**
 * Pages about one buyer, under each language, to which no page links that crawlers see. Cart and orders are
 * linked from every page: they say `noindex` themselves, which only those can read who may fetch them.
 */
const privatePages = ['orders/', 'checkout', 'open', 'gifts', 'handover'];

/**
 * `/robots.txt`. A shop on its simulator sells nothing, so nobody is to look at it.
 * @param origin the public origin, under which the sitemap stands
 */
export function robotsText(shop: {
  origin: string;
  isSandbox: boolean;
  locales: readonly Locale[];
}): string {
  if (shop.isSandbox) return 'User-agent: *\nDisallow: /\n';
  const languages = shop.locales.flatMap((locale) => [
    ...privatePages.map((page) => `/${locale}/${page}`),
    // A star matches slashes too: a brand whose name begins with "search" must stay allowed.
    `/${locale}/*/search$`,
    `/${locale}/*/search?`,
  ]);
  return [
    'User-agent: *',
    ...['/api/', ...languages].map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${shop.origin}/sitemap.xml`,
    '',
  ].join('\n');
}
