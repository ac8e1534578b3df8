import type {
  Brand,
  BrandProducts,
  CoinAsTold,
  Currency,
  DeliveryType,
  Kind,
  Product,
} from '@/schemas/catalogue';
import type { WireBrand, WireBrands } from '@/schemas/wire/brands';
import type { WireCurrencies } from '@/schemas/wire/currencies';
import type { WirePaymentVias } from '@/schemas/wire/payment-vias';
import type { WireProduct, WireProductGroup } from '@/schemas/wire/products';
import { compareDecimals } from '../money';
import { toBenefits } from './benefits-mapping';

/** The only way to pay that yields an address the buyer can send to from a wallet of their own. */
export const ownWallet = 'USER_WALLET';

/** Physical collectibles; the shop has nothing to ship. */
const unsoldKinds = new Set(['nft_giftcard']);

/** The supplier's slugs are lower case; what the shop hides or sorts by them must not hang on that. */
function slugOf(text: string | null): string {
  return text?.toLowerCase() ?? '';
}

/** A kind that is new or missing leaves the category to tell; what neither tells is a gift card. */
function kindOf(brand: WireBrand): Kind {
  const [kind, category] = [slugOf(brand.kind), slugOf(brand.category)];
  if (category === 'e-sim' || kind === 'esim') return 'esims';
  if (kind === 'mobile_recharge') return 'top-ups';
  return kind !== 'giftcard' && category.startsWith('mobile_') ? 'top-ups' : 'gift-cards';
}

/** A URL segment of a name: lower case, ASCII, words joined by hyphens. May be empty. */
function slugify(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\+/g, ' plus ')
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/**
 * A slug for each brand, by `brand_id`. Distinct brands may slugify alike (Instacart, Instacart+):
 * the later ones get a piece of their id, which is stable, and a number if even that is taken.
 */
function assignSlugs(brands: WireBrand[]): Map<string, string> {
  const taken = new Set<string>();
  const used = new Map<string, number>();
  const slugs = new Map<string, string>();
  for (const brand of brands) {
    const plain = slugify(brand.brand);
    const withId = [plain || 'brand', slugify(brand.brand_id.slice(0, 8))]
      .filter(Boolean)
      .join('-');
    let slug = plain !== '' && !taken.has(plain) ? plain : withId;
    while (taken.has(slug)) {
      const number = (used.get(withId) ?? 1) + 1;
      used.set(withId, number);
      slug = `${withId}-${number}`;
    }
    taken.add(slug);
    slugs.set(brand.brand_id, slug);
  }
  return slugs;
}

/** Malformed colours exist on the wire ("#ff1323#"): they are no colour rather than a broken page. */
function hexColour(text: string | null): string | null {
  return text !== null && /^#[0-9a-f]{6}$/i.test(text) ? text.toLowerCase() : null;
}

/** The first row of each id. */
function distinct<T>(rows: readonly T[], idOf: (row: T) => string): T[] {
  const found = new Map<string, T>();
  for (const row of rows) {
    const id = idOf(row);
    if (!found.has(id)) found.set(id, row);
  }
  return [...found.values()];
}

function toBrand(
  brand: WireBrand,
  place: { country: string; slug: string; popular: boolean },
): Brand {
  const categories = [brand.category, ...brand.additional_categories].map(slugOf).filter(Boolean);
  return {
    id: brand.brand_id,
    name: brand.brand,
    family: brand.family ?? brand.brand,
    slug: place.slug,
    country: place.country,
    kind: kindOf(brand),
    categories: [...new Set(categories)],
    logoBase: brand.logo_base_url,
    colour: hexColour(brand.bg_color),
    from: brand.min,
    to: brand.max,
    outOfStock: brand.is_out_of_stock ?? false,
    popular: place.popular,
  };
}

/** Five times the largest country; many sections could add up to more. */
const mostBrands = 5_000;

/**
 * The brands of a country from a `/v2/brands` body: `all_brands`, else the sections flattened,
 * then those that stand in a list of popular ones only; once per `brand_id`. The country is the
 * one asked for, whatever a row says.
 */
export function toBrands(body: WireBrands, country: string): Brand[] {
  const sections = body.categories.items;
  const popular = [body, ...sections].flatMap((list) => list.popular_brands.items);
  const listed =
    body.all_brands.items.length > 0
      ? body.all_brands.items
      : sections.flatMap((section) => section.brands.items);
  const brands = distinct([...listed, ...popular], ({ brand_id }) => brand_id)
    .filter(({ kind }) => !unsoldKinds.has(slugOf(kind)))
    .slice(0, mostBrands);
  const slugs = assignSlugs(brands);
  const popularIds = new Set(popular.map(({ brand_id }) => brand_id));
  return brands.map((brand) =>
    toBrand(brand, {
      country,
      slug: slugs.get(brand.brand_id) ?? brand.brand_id,
      popular: popularIds.has(brand.brand_id),
    }),
  );
}

function deliveryType(text: string | null): DeliveryType {
  const type = text?.toLowerCase();
  return type === 'by_phone' || type === 'by_account' ? type : 'by_email';
}

function toProduct(
  row: WireProduct,
  group: { brandName: string; outOfStock: boolean | undefined },
): Product {
  const benefits = toBenefits(row.benefits.items);
  const base = {
    id: row.product_id,
    brandName: group.brandName,
    delivery: deliveryType(row.delivery_type),
    outOfStock: (row.is_out_of_stock || group.outOfStock) ?? false,
    ...(benefits.length > 0 && { benefits }),
  };
  const { offer, coin, coin_amount: price, face_value: face } = row;
  switch (offer.type) {
    case 'range':
      return { ...base, ...offer };
    case 'fixed': {
      const amount = face?.amount.fixed ?? null;
      const currency = face?.currency_code ?? face?.currency ?? row.range?.currency ?? null;
      return {
        ...base,
        ...offer,
        faceValue: amount === null || currency === null ? null : { amount, currency },
        price: coin === null || price === null ? null : { amount: price, coin },
      };
    }
    default:
      return offer satisfies never;
  }
}

/** No value lies in a range that ends before it begins. */
function hasValues(product: Product): boolean {
  return product.type === 'fixed' || compareDecimals(product.min, product.max) !== 1;
}

/** The products of one brand out of its family's groups; a family may hold several brands. */
export function toBrandProducts(groups: WireProductGroup[], brand: Brand): BrandProducts {
  const own = groups.filter((group) => group.brand_id === brand.id || group.brand === brand.name);
  const text = own.find((group) => group.rich_description)?.rich_description;
  const products = own.flatMap((group) =>
    group.products.items.map((row) =>
      toProduct(row, {
        brandName: group.brand ?? brand.name,
        outOfStock: group.is_out_of_stock,
      }),
    ),
  );
  return {
    products: distinct(products.filter(hasValues), ({ id }) => id),
    text: text
      ? {
          description: text.description,
          howToRedeem: text.how_to_redeem,
          terms: text.term_and_conditions,
          note: text.note,
          worksIn: text.redeem_geo,
          locale: text.locale,
        }
      : null,
  };
}

/** The coins payable from a buyer's own wallet out of a `/v3/payment_vias` body. */
export function toCoins(vias: WirePaymentVias): CoinAsTold[] {
  const via = vias.items.find(
    ({ name, available }) => name.trim().toUpperCase() === ownWallet && available !== false,
  );
  const coins = (via?.currencies.items ?? []).filter((coin) => coin.networks.items.length > 0);
  return distinct(coins, ({ name }) => name).map((coin) => ({
    ticker: coin.name,
    suspended: coin.is_suspended ?? false,
    networks: distinct(coin.networks.items, ({ name }) => name).map((network) => ({
      name: network.name,
      minimum: network.threshold ?? coin.threshold,
      suspended: network.is_suspended ?? false,
      token: network.token,
    })),
  }));
}

/** The coins of a `/v3/currencies` body, each once. */
export function toCurrencies(body: WireCurrencies): Currency[] {
  return distinct(body.items, ({ ticker }) => ticker);
}
