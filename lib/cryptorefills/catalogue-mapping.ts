import type { Brand, BrandProducts, Coin, DeliveryType, Kind, Product } from '@/schemas/catalogue';
import type { WireBrand, WireBrands } from '@/schemas/wire/brands';
import type { WirePaymentVias } from '@/schemas/wire/payment-vias';
import type { WireProduct, WireProductGroup } from '@/schemas/wire/products';

/** The only way to pay that yields an address the buyer can send to from a wallet of their own. */
export const ownWallet = 'USER_WALLET';

/** Physical collectibles; the shop has nothing to ship. */
const unsoldKinds = new Set(['nft_giftcard']);

function kindOf(brand: WireBrand): Kind {
  const esim = brand.category === 'e-sim' || brand.kind === 'esim';
  if (esim) return 'esims';
  return brand.kind === 'mobile_recharge' ? 'top-ups' : 'gift-cards';
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
    .replace(/^-+|-+$/g, '');
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

/**
 * The brands of a country from a `/v2/brands` body: `all_brands`, else the sections flattened;
 * once per `brand_id`.
 */
export function toBrands(body: WireBrands, country: string): Brand[] {
  const listed =
    body.all_brands.items.length > 0
      ? body.all_brands.items
      : body.categories.items.flatMap((section) => section.brands.items);
  const popular = new Set(body.popular_brands.items.map((brand) => brand.brand_id));
  const unique = new Map<string, WireBrand>();
  for (const brand of listed) {
    if (!unsoldKinds.has(brand.kind ?? '') && !unique.has(brand.brand_id)) {
      unique.set(brand.brand_id, brand);
    }
  }
  const brands = [...unique.values()];
  const slugs = assignSlugs(brands);
  return brands.map((brand) => ({
    id: brand.brand_id,
    name: brand.brand,
    family: brand.family ?? brand.brand,
    slug: slugs.get(brand.brand_id) ?? brand.brand_id,
    country,
    kind: kindOf(brand),
    categories: [
      ...new Set([
        ...(brand.category === null ? [] : [brand.category]),
        ...brand.additional_categories,
      ]),
    ],
    logoBase: brand.logo_base_url,
    colour: hexColour(brand.bg_color),
    from: brand.min,
    to: brand.max,
    outOfStock: brand.is_out_of_stock ?? false,
    popular: popular.has(brand.brand_id),
  }));
}

function deliveryType(text: string | null): DeliveryType {
  return text === 'by_phone' || text === 'by_account' ? text : 'by_email';
}

/** A wire product as the shop's; null when it names neither a value nor a range to sell. */
function toProduct(product: WireProduct, group: WireProductGroup): Product | null {
  const base = {
    id: product.product_id,
    brandName: group.brand,
    delivery: deliveryType(product.delivery_type),
    outOfStock: (product.is_out_of_stock || group.is_out_of_stock) ?? false,
  };
  const face = product.face_value?.amount;
  const min = product.range?.min ?? face?.min ?? null;
  const max = product.range?.max ?? face?.max ?? null;
  const currency = product.range?.currency ?? product.face_value?.currency_code ?? null;
  if (product.is_dynamic === true || product.denomination === null) {
    if (min === null || max === null || currency === null) return null;
    return { type: 'range', ...base, min, max, step: product.range?.step_size ?? null, currency };
  }
  const amount = face?.price ?? face?.value ?? face?.amount ?? null;
  return {
    type: 'fixed',
    ...base,
    denomination: product.denomination,
    label: product.localized_denomination ?? product.denomination,
    faceValue: amount === null || currency === null ? null : { amount, currency },
    price:
      product.coin === null || product.coin_amount === null
        ? null
        : { amount: product.coin_amount, coin: product.coin },
  };
}

/** The products of one brand out of its family's groups; a family may hold several brands. */
export function toBrandProducts(groups: WireProductGroup[], brand: Brand): BrandProducts {
  const own = groups.filter((group) => group.brand_id === brand.id || group.brand === brand.name);
  const text = own.find((group) => group.rich_description)?.rich_description;
  return {
    products: own.flatMap((group) =>
      group.products.items
        .map((product) => toProduct(product, group))
        .filter((product) => product !== null),
    ),
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
export function toCoins(vias: WirePaymentVias): Coin[] {
  const via = vias.items.find((entry) => entry.name === ownWallet && entry.available !== false);
  return (via?.currencies.items ?? [])
    .filter((coin) => coin.networks.items.length > 0)
    .map((coin) => ({
      ticker: coin.name,
      suspended: coin.is_suspended ?? false,
      networks: coin.networks.items.map((network) => ({
        name: network.name,
        minimum: network.threshold ?? coin.threshold,
        suspended: network.is_suspended ?? false,
      })),
    }));
}
