import { createHash } from 'node:crypto';
import { tileBackground } from '../logos/tiles';
import { rows } from './brands';
import { countriesOf, currencies, currencyOf, localLabel } from './currencies';
import type { BrandEntry, CatalogueBrand, CatalogueProduct } from './model';
import type { Row } from './rows';

const digitalCategories = new Set(['games', 'streaming', 'entertainment']);

/** The same name always gives the same UUID (version 5 layout). */
export function stableId(name: string): string {
  const hash = createHash('sha1').update(`refillery-sandbox:${name}`).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex').slice(0, 32);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** A URL-safe name: `H&M` gives `h-and-m`. */
export function slugify(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/['’]/g, '')
    .replaceAll('&', ' and ')
    .replaceAll('+', ' plus ')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

type Parsed = Pick<
  CatalogueProduct,
  'denomination' | 'localizedDenomination' | 'range' | 'faceValue' | 'priceBasis' | 'dataGb'
> & { byEmail: boolean };

function dataOf(label: string): number | null {
  if (label.startsWith('Unlimited')) return -1;
  const gigabytes = /^(\d+(?:\.\d+)?) GB\b/.exec(label)?.[1];
  return gigabytes === undefined ? null : Number(gigabytes);
}

function parseToken(token: string, currency: string): Parsed {
  const [text = '', channel] = token.split('@');
  const byEmail = channel === 'email';
  const range = /^([\d.]+)\.\.([\d.]+)(?:\/([\d.]+))?$/.exec(text);
  if (range) {
    const [, min = '', max = '', step = '1'] = range;
    return {
      denomination: 'range',
      localizedDenomination: null,
      range: { min, max, step, currency },
      faceValue: null,
      priceBasis: null,
      dataGb: null,
      byEmail,
    };
  }
  const [label = '', value] = text.split('=');
  const [amount = label, own = currency] = value?.replace('~', '').split(' ') ?? [];
  const priceBasis = { currency: own, amount };
  return {
    denomination: value === undefined ? `${amount} ${currency}` : label,
    localizedDenomination: value === undefined ? localLabel(amount, currency) : label,
    range: null,
    faceValue: value?.startsWith('~') ? null : priceBasis,
    priceBasis,
    dataGb: dataOf(label),
    byEmail,
  };
}

function ladder(spec: string, currency: string): string {
  const usual = currencies[currency];
  return usual && (spec === 's' || spec === 'm' || spec === 'l' || spec === 'r')
    ? usual[spec]
    : spec;
}

function productOf(row: Row, brand: CatalogueBrand, parsed: Parsed): CatalogueProduct {
  const esim = row.category === 'e-sim';
  const byEmail = row.kind === 'giftcard' || esim || parsed.byEmail;
  const { byEmail: _, ...rest } = parsed;
  return {
    ...rest,
    productId: stableId(`${brand.countryCode}/${brand.brand}/${parsed.denomination}`),
    brand,
    kind: row.kind,
    deliveryType: byEmail ? 'by_email' : 'by_phone',
    productType: parsed.byEmail || digitalCategories.has(row.category) ? 'digital' : 'physical',
    outOfStock: brand.outOfStock,
    deliveredAs: row.as ?? (esim ? 'esim' : byEmail ? 'code' : 'topup'),
  };
}

function labelsOf(brand: CatalogueBrand, products: CatalogueProduct[]): BrandEntry['labels'] {
  const first = products[0];
  const last = products.at(-1);
  if (brand.outOfStock || !first || !last) return { min: null, max: null };
  const low = first.range && localLabel(first.range.min, first.range.currency);
  const high = last.range && localLabel(last.range.max, last.range.currency);
  return {
    min: low ?? first.localizedDenomination,
    max: high ?? last.localizedDenomination,
  };
}

/** The entry of a row in one of the countries it is sold in, with that country's denominations. */
export function entryOf(row: Row, countryCode: string, spec: string): BrandEntry {
  const currency = currencyOf[countryCode] ?? 'USD';
  const family = row.family ?? row.brand;
  const brand: CatalogueBrand = {
    brandId: stableId(`${countryCode}/${row.brand}`),
    brand: row.brand,
    family,
    slug: row.logo ?? slugify(family),
    countryCode,
    category: row.category,
    kind: row.kind,
    outOfStock: row.state === 'sold-out',
  };
  const products = ladder(spec, currency)
    .split(',')
    .map((token) => productOf(row, brand, parseToken(token.trim(), currency)));
  return {
    brand,
    products: row.state === 'empty' ? [] : products,
    additionalCategories: row.also ?? [],
    productType: digitalCategories.has(row.category) ? 'digital' : 'physical',
    bgColor: row.bgColor ?? tileBackground(brand.slug),
    labels: labelsOf(brand, products),
    popular: row.popular ?? false,
    unsectioned: row.state === 'unsectioned',
  };
}

function build(): Map<string, BrandEntry[]> {
  const byCountry = new Map<string, BrandEntry[]>();
  for (const row of rows) {
    for (const [key, spec] of Object.entries(row.sold)) {
      for (const countryCode of countriesOf(key)) {
        const entries = byCountry.get(countryCode) ?? [];
        entries.push(entryOf(row, countryCode, spec));
        byCountry.set(countryCode, entries);
      }
    }
  }
  return byCountry;
}

let catalogue: Map<string, BrandEntry[]> | undefined;

/** Brands sold in a country, in shelf order; empty where nothing is sold. */
export function entriesOf(countryCode: string): BrandEntry[] {
  catalogue ??= build();
  return catalogue.get(countryCode) ?? [];
}

/** Countries with at least one brand. */
export function suppliedCountries(): string[] {
  catalogue ??= build();
  return [...catalogue.keys()];
}
