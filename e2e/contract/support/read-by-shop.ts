import * as z from 'zod';
import { toBrandProducts, toBrands } from '@/lib/cryptorefills/catalogue-mapping';
import type { Brand, Product } from '@/schemas/catalogue';
import { wireBrands } from '@/schemas/wire/brands';
import { wireProductGroups } from '@/schemas/wire/products';
import { expectNone } from './belief';
import { brandRows, readBrands, rowsOf } from './bodies';

/** Where the shop's schemas dropped rows of a parsed body, and how many. */
function droppedRows(parsed: unknown, path = 'the body'): string[] {
  if (typeof parsed !== 'object' || parsed === null) return [];
  const own =
    'dropped' in parsed && typeof parsed.dropped === 'number' && parsed.dropped > 0
      ? [`${parsed.dropped} of ${path}`]
      : [];
  const inner = Object.entries(parsed).flatMap(([key, value]) =>
    droppedRows(value, key === 'items' || Array.isArray(parsed) ? path : key),
  );
  return [...own, ...inner];
}

/** Throws when the shop's schemas dropped a row anywhere in what they made of a body. */
export function expectNothingDropped(parsed: unknown): void {
  expectNone('lists with rows the shop drops', droppedRows(parsed));
}

const named = z.looseObject({ brand_id: z.unknown().optional(), kind: z.unknown().optional() });

/** The brands the shop makes of a country's body, and those it should: one for each id, but collectibles. */
export async function shopBrands(
  country: string,
): Promise<{ brands: Brand[]; expected: Set<unknown> }> {
  const body = await readBrands(country);
  const parsed = wireBrands.parse(body);
  expectNothingDropped(parsed);
  const rows = z.array(named).parse(brandRows(body));
  const sold = rows.filter(({ kind }) => kind !== 'nft_giftcard');
  return {
    brands: toBrands(parsed, country),
    expected: new Set(sold.map(({ brand_id }) => brand_id)),
  };
}

const rawAmount = z.union([z.string(), z.number()]).transform(String).nullish();
const rawProduct = z.looseObject({
  product_id: z.string(),
  coin_amount: rawAmount,
  denomination: z.string().nullish(),
  range: z.looseObject({ min: rawAmount, max: rawAmount, step_size: rawAmount }).nullish(),
  face_value: z.looseObject({ amount: z.looseObject({ price: rawAmount }).nullish() }).nullish(),
});
const rawGroup = z.looseObject({
  brand: z.string(),
  brand_id: z.string(),
  products: z.unknown().optional(),
});

function loss(raw: z.infer<typeof rawProduct>, read: Product | undefined): string | null {
  if (read === undefined) return 'is not read at all';
  if (read.type === 'range') {
    const { min, max, step_size: step } = raw.range ?? {};
    const same = read.min === min && read.max === max && read.step === (step ?? null);
    return same ? null : 'loses its range';
  }
  if ((read.price?.amount ?? null) !== (raw.coin_amount ?? null)) return 'loses its price';
  const face = raw.face_value?.amount?.price ?? null;
  if ((read.faceValue?.amount ?? null) !== face) return 'loses its face value';
  return read.denomination === raw.denomination ? null : 'loses its denomination';
}

/** What the shop loses of a body of products: rows, prices, ranges, denominations. */
export async function lostProducts(country: string, body: unknown): Promise<string[]> {
  const parsed = wireProductGroups.parse(body);
  expectNothingDropped(parsed);
  const brands = toBrands(wireBrands.parse(await readBrands(country)), country);
  return rowsOf(body).flatMap((row) => {
    const group = rawGroup.parse(row);
    const brand = brands.find(({ id }) => id === group.brand_id);
    if (brand === undefined) return [`${group.brand} is no brand of ${country}`];
    const { products } = toBrandProducts(parsed.items, brand);
    const byId = new Map(products.map((product) => [product.id, product]));
    return rowsOf(group.products).flatMap((entry) => {
      const raw = rawProduct.parse(entry);
      const what = loss(raw, byId.get(raw.product_id));
      return what === null ? [] : [`${group.brand} ${raw.denomination ?? 'range'} ${what}`];
    });
  });
}
