import type { Brand, DeliveryType, Product } from '@/schemas/catalogue';
import { deliveryTypeSchema } from '@/schemas/catalogue';

/** Products of some brands, by the brand's id; brands that nobody has read are not among them. */
export type KnownProducts = ReadonlyMap<string, readonly Product[]>;

/** The ways a brand is delivered, as far as is known; further ones are possible unless `isAll`. */
type KnownWays = { ways: readonly DeliveryType[]; isAll: boolean };

/** A PIN is typed into the phone by its owner, so it comes by mail. */
const pin = /(?<![\p{L}\p{N}])pins?(?![\p{L}\p{N}])/iu;

/** By its products, of those in stock if there are any; by its kind and labels where they are not known. */
function waysOf(brand: Brand, known: KnownProducts): KnownWays {
  const products = known.get(brand.id) ?? [];
  const sold = products.filter(({ outOfStock }) => !outOfStock);
  if (products.length > 0) {
    const ways = (sold.length > 0 ? sold : products).map(({ delivery }) => delivery);
    return { ways: [...new Set(ways)], isAll: true };
  }
  // Gift cards and eSIMs are codes; what is topped up may be a phone, or be told by mail how.
  if (brand.kind !== 'top-ups') return { ways: ['by_email'], isAll: true };
  const namesPin = [brand.name, brand.from, brand.to].some((text) => pin.test(text ?? ''));
  return { ways: namesPin ? ['by_email'] : [], isAll: false };
}

/** Whether something of a brand is delivered in a way; `unknown` where its products are not known. */
export function isDelivered(
  brand: Brand,
  way: DeliveryType,
  known: KnownProducts,
): 'yes' | 'no' | 'unknown' {
  const { ways, isAll } = waysOf(brand, known);
  if (ways.includes(way)) return 'yes';
  return isAll ? 'no' : 'unknown';
}

/**
 * The ways to choose between in a list; none where there is but one, since a filter that all pass says
 * nothing. Top-ups that nobody has read may be either for the phone itself or a PIN.
 */
export function waysToChoose(
  brands: readonly Brand[],
  known: KnownProducts,
): readonly DeliveryType[] {
  const found = new Set<DeliveryType>();
  let isOpen = false;
  for (const brand of brands) {
    const { ways, isAll } = waysOf(brand, known);
    for (const way of ways) found.add(way);
    isOpen ||= !isAll;
  }
  if (isOpen) found.add('by_phone').add('by_email');
  const ways = phoneFirst.filter((way) => found.has(way));
  return brands.length > 1 && ways.length > 1 ? ways : [];
}

/** The order to offer them in, with what the schema knows besides at the end. */
const phoneFirst: readonly DeliveryType[] = [
  ...new Set<DeliveryType>(['by_phone', ...deliveryTypeSchema.options]),
];
