import { describe } from './descriptions';
import type { BrandEntry, CatalogueProduct } from './model';
import { isCoin, paymentMethod, productPrice } from './prices';
import type { Shelf } from './shelf';

/** Sections in the order the supplier's home shows them; categories not named here come last. */
const sectionOrder = [
  'e-sim',
  'e-commerce',
  'games',
  'electronics',
  'streaming',
  'entertainment',
  'travel_flights',
  'food',
  'groceries',
  'retail',
  'apparel_clothing',
];

function logos(slug: string, logoOrigin: string) {
  const base = `${logoOrigin}/logos_v2/${slug}`;
  return { logo_url: `${base}.webp`, logo_base_url: base };
}

/** One brand as lists show it. */
export function brandWire(entry: BrandEntry, logoOrigin: string) {
  const { brand } = entry;
  return {
    family: brand.family,
    brand_id: brand.brandId,
    brand: brand.brand,
    ...logos(brand.slug, logoOrigin),
    bg_color: entry.bgColor,
    min: entry.labels.min,
    max: entry.labels.max,
    category: brand.category,
    is_out_of_stock: brand.outOfStock,
    country_code: brand.countryCode,
    additional_categories: entry.additionalCategories,
    kind: brand.kind,
    product_type: entry.productType,
    brand_tags: [],
  };
}

type Section = { kind: string; category: string | null; entries: BrandEntry[] };

function rank(category: string | null): number {
  const at = sectionOrder.indexOf(category ?? '');
  return at === -1 ? sectionOrder.length : at;
}

/** Sections by kind and category; a brand stands in its own and in every additional one. */
function sectionsOf(entries: readonly BrandEntry[]): Section[] {
  const sections = new Map<string, Section>();
  for (const entry of entries) {
    const { kind, category } = entry.brand;
    const own = entry.unsectioned ? null : category;
    for (const name of [own, ...entry.additionalCategories]) {
      const key = `${kind}/${name}`;
      const section = sections.get(key) ?? { kind, category: name, entries: [] };
      section.entries.push(entry);
      sections.set(key, section);
    }
  }
  return [...sections.values()].sort((a, b) => rank(a.category) - rank(b.category));
}

function sectionWire({ kind, category, entries }: Section, logoOrigin: string) {
  return {
    kind,
    category,
    brands: entries.map((entry) => brandWire(entry, logoOrigin)),
    popular_brands: [],
  };
}

const popularIn = (entries: readonly BrandEntry[]) =>
  entries.filter((entry) => entry.popular).slice(0, 12);

/** The body of `/v2/brands`; empty lists for a country without brands. */
export function brandsWire({ countryCode, entries }: Shelf, logoOrigin: string): unknown {
  return {
    last_user_purchases: [],
    suggestions: [],
    country_code: countryCode,
    categories: sectionsOf(entries).map((section) => sectionWire(section, logoOrigin)),
    popular_brands: popularIn(entries).map((entry) => brandWire(entry, logoOrigin)),
    all_brands: entries.map((entry) => brandWire(entry, logoOrigin)),
  };
}

/** The body of `/v2/homepage`: the popular brands, and a short shelf of the largest sections. */
export function homepageWire({ countryCode, entries }: Shelf, logoOrigin: string): unknown {
  const shelves = sectionsOf(entries.filter((entry) => !entry.brand.outOfStock))
    .filter(({ category, entries: listed }) => category !== 'e-money' && listed.length >= 3)
    .slice(0, 6)
    .map((section) => ({ ...section, entries: section.entries.slice(0, 8) }));
  return {
    country_code: countryCode,
    last_user_purchases: [],
    suggestions: [],
    popular_brands: popularIn(entries).map((entry) => brandWire(entry, logoOrigin)),
    categories: shelves.map((section) => sectionWire(section, logoOrigin)),
  };
}

/** The `range` of a dynamic product; undefined for a fixed one. */
export function rangeWire(product: CatalogueProduct) {
  if (!product.range) return undefined;
  const { min, max, step, currency } = product.range;
  return {
    min: Number(min),
    max: Number(max),
    currency,
    step_size: Number(step),
    default: Number(max).toFixed(1),
  };
}

function faceValueWire(product: CatalogueProduct) {
  const { range, faceValue } = product;
  if (range) {
    const amount = { type: 'range', min: cents(range.min), max: cents(range.max) };
    return { face_value: { currency_code: range.currency, amount } };
  }
  if (!faceValue) return {};
  const amount = { type: 'fixed', price: faceValue.amount };
  return { face_value: { currency_code: faceValue.currency, amount } };
}

const cents = (amount: string) => (amount.includes('.') ? amount : `${amount}.00`);

function benefitsWire({ dataGb }: CatalogueProduct) {
  if (dataGb === null) return {};
  const amount = { base: { amount: dataGb }, total_including_tax: { amount: dataGb } };
  return { benefits: [{ type: 'DATA', unit_type: 'DATA', unit: 'GB', amount }] };
}

function productWire(product: CatalogueProduct, coin: string, percent: number) {
  const common = {
    coin,
    payment_method: paymentMethod(coin),
    delivery_type: product.deliveryType,
    product_type: product.productType,
    ...faceValueWire(product),
    ...benefitsWire(product),
  };
  const range = rangeWire(product);
  if (range) {
    return { product_id: product.productId, is_dynamic: true, range, points: '4', ...common };
  }
  const price = productPrice(product, coin, undefined, percent);
  return {
    product_id: product.productId,
    is_dynamic: false,
    denomination: product.denomination,
    localized_denomination: product.localizedDenomination,
    coin_amount: price?.coinAmount,
    original_coin_amount: price?.coinAmount,
    points: price?.points,
    ...common,
  };
}

function defaultDenomination({ brand, products }: BrandEntry): string {
  if (brand.kind !== 'giftcard') return '';
  const fixed = products.filter((product) => !product.range);
  return fixed[Math.floor(fixed.length / 2)]?.denomination ?? '';
}

type Quote = { coin: string; lang: string; percent: number };

function groupWire(entry: BrandEntry, { coin, lang, percent }: Quote, logoOrigin: string) {
  const { brand } = entry;
  const texts = describe(entry, lang);
  return {
    country_code: brand.countryCode,
    category: brand.category,
    additional_categories: entry.additionalCategories,
    kind: brand.kind,
    default_denomination: defaultDenomination(entry),
    products: entry.products.map((product) => productWire(product, coin, percent)),
    family: brand.family,
    brand_id: brand.brandId,
    brand: brand.brand,
    is_out_of_stock: brand.outOfStock,
    ...logos(brand.slug, logoOrigin),
    bg_color: entry.bgColor,
    product_type: entry.productType,
    product_tc: texts.plainTerms,
    redeem_method: ['online'],
    rich_description: texts.rich,
  };
}

/** The coin of prices when none is asked for, or one that has no price. */
export const defaultCoin = 'USDC';

/**
 * The body of `/v5/products/country/{CC}`: one group a brand, matched without regard to case.
 * Without a filter, or for a family nobody sells, an empty array. A coin without a price is
 * answered in the default coin, and every product says so in `coin` and `payment_method`.
 */
export function productsWire(
  shelf: Shelf,
  query: {
    familyName?: string;
    brandName?: string;
    coin: string;
    lang: string;
    pricePercent?: number;
  },
  logoOrigin: string,
): unknown {
  const { familyName, brandName, lang, pricePercent: percent = 100 } = query;
  if (familyName === undefined && brandName === undefined) return [];
  const coin = isCoin(query.coin) ? query.coin : defaultCoin;
  return shelf
    .matching(query)
    .map((entry) => groupWire(entry, { coin, lang, percent }, logoOrigin));
}

/**
 * The body of `/v4/products/price`, or null when the brand has no product to price. A dynamic
 * product is priced at `faceValue`; on a fixed brand an amount that is not sold falls back to the
 * default denomination, as the supplier does.
 */
export function priceWire(
  shelf: Shelf,
  query: { brandName: string; faceValue: string; coin: string; pricePercent?: number },
): unknown {
  const { brandName, faceValue, coin } = query;
  const entry = shelf.named(brandName);
  const wanted = entry?.products.find((product) => product.faceValue?.amount === faceValue);
  const dynamic = entry?.products.find((product) => product.range !== null);
  const fallback = entry?.products.find(
    (product) => product.denomination === defaultDenomination(entry),
  );
  const product = dynamic ?? wanted ?? fallback ?? entry?.products[0];
  const price = product && productPrice(product, coin, faceValue, query.pricePercent);
  if (!product || !price) return null;
  return {
    product_id: product.productId,
    is_dynamic: product.range !== null,
    ...(product.range && { range: rangeWire(product) }),
    coin_amount: price.coinAmount,
    coin,
    original_coin_amount: price.coinAmount,
    payment_method: paymentMethod(coin),
    delivery_type: product.deliveryType,
    points: price.points,
    product_type: product.productType,
  };
}
