import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { Brand, Kind, Product } from '@/schemas/catalogue';
import { branding } from '../branding/branding';
import { countryName } from '../i18n/country-names';
import type { Locale } from '../i18n/locales';
import { countryPath, kindPath } from '../paths';
import { shop } from '../shop';
import { absoluteUrl } from './alternates';
import type { Json } from './json-ld';
import { priceRange } from './price-range';

/** One step of the way to a page: what it is called and its path. */
type Crumb = { name: string; path: string };

const schemaOrg = 'https://schema.org';

/** The way to a page, from the country's shop down. */
function breadcrumbs(crumbs: readonly Crumb[]): Json {
  return {
    '@context': schemaOrg,
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ name, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: absoluteUrl(path),
    })),
  };
}

/** The way to a list, or to `brand` in it. */
export async function wayTo(
  list: { locale: Locale; country: string; kind: Kind },
  brand?: Crumb,
): Promise<Json> {
  const { locale, country, kind } = list;
  const t = await getTranslations({ locale, namespace: 'kinds' });
  return breadcrumbs([
    { name: countryName(country, locale), path: countryPath(locale, country) },
    { name: t(kind), path: kindPath(locale, country, kind) },
    ...(brand === undefined ? [] : [brand]),
  ]);
}

/** What can be bought of a brand; nothing without a price, which an offer must have. */
function offersOf(products: readonly Product[], isSoldOut: boolean, url: string): Json {
  const onSale = products.filter((product) => !product.outOfStock);
  const range = priceRange(onSale.length > 0 ? onSale : products);
  if (range === null) return {};
  const state = isSoldOut || onSale.length === 0 ? 'OutOfStock' : 'InStock';
  const offer = {
    url,
    priceCurrency: range.currency,
    availability: `${schemaOrg}/${state}`,
    seller: { '@type': 'Organization', name: shop().name },
  };
  return {
    offers:
      range.low === range.high
        ? { '@type': 'Offer', ...offer, price: range.low }
        : {
            '@type': 'AggregateOffer',
            ...offer,
            lowPrice: range.low,
            highPrice: range.high,
            offerCount: range.count,
          },
  };
}

/** A brand and what it costs, in the card's own currency. Nobody has rated it, so nothing says so. */
export function productData(page: {
  brand: Brand;
  products: readonly Product[];
  path: string;
  kind: string;
  description: string;
}): Json {
  const { brand, products, path } = page;
  const url = absoluteUrl(path);
  return {
    '@context': schemaOrg,
    '@type': 'Product',
    name: brand.name,
    description: page.description,
    category: page.kind,
    url,
    image: absoluteUrl(`/pictures${path}.png`),
    brand: { '@type': 'Brand', name: brand.name },
    ...Object(offersOf(products, brand.outOfStock, url)),
  };
}

/** The shop itself, and where a search of a country's goods leads. */
export function siteData(locale: string, country: string): Json {
  const { name } = shop();
  const origin = absoluteUrl('/');
  const publisher = {
    '@type': 'Organization',
    name,
    url: origin,
    logo: absoluteUrl(branding().icon.href),
  };
  return {
    '@context': schemaOrg,
    '@type': 'WebSite',
    name,
    url: origin,
    inLanguage: locale,
    publisher,
    potentialAction: {
      '@type': 'SearchAction',
      target: {
        '@type': 'EntryPoint',
        urlTemplate: `${absoluteUrl(countryPath(locale, country))}/search?q={search_term_string}`,
      },
      'query-input': 'required name=search_term_string',
    },
  };
}
