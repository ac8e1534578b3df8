import * as z from 'zod';
import type { Skip } from './belief';
import { isReal, wire } from './supplier';

/** The coin everything is priced in here. */
export const coin = 'USDC';

/** The JSON body of a read that must succeed. @throws Error naming the status when it does not */
export async function read(path: string, query: Record<string, string> = {}): Promise<unknown> {
  const { status, contentType, body } = await wire.get(path, query);
  if (status !== 200) throw new Error(`answered with status ${status}, not 200`);
  if (body === undefined) throw new Error(`answered with ${contentType || 'no type'}, not JSON`);
  return body;
}

export const readBrands = (country: string) => read('/v2/brands', { country_code: country });

/** The products of a family, as the shop asks for them. */
export const readFamily = (country: string, family: string) =>
  read(`/v5/products/country/${country}`, { family_name: family, coin, lang: 'en' });

// Only what it takes to find one's way: a row that has drifted must be found to be told.
const seenBrand = z.looseObject({
  brand: z.string(),
  family: z.string(),
  kind: z.string().catch(''),
  category: z.string().catch(''),
  is_out_of_stock: z.boolean().catch(false),
});
export type SeenBrand = z.infer<typeof seenBrand>;

const seenProduct = z.looseObject({
  is_dynamic: z.boolean().catch(false),
  delivery_type: z.string().catch(''),
});
type SeenProduct = z.infer<typeof seenProduct>;

const seenGroup = z.looseObject({
  brand: z.string(),
  family: z.string().catch(''),
  is_out_of_stock: z.boolean().catch(false),
  products: z.unknown().optional(),
});

const seenLists = z.looseObject({
  popular_brands: z.unknown().optional(),
  all_brands: z.unknown().optional(),
  categories: z.array(z.looseObject({ brands: z.unknown().optional() })).catch([]),
});

/** The entries of a list, if it is one. */
export const rowsOf = (list: unknown): unknown[] => z.array(z.unknown()).catch([]).parse(list);

function fitting<Shape extends z.ZodType>(shape: Shape, list: unknown): z.output<Shape>[] {
  return rowsOf(list).flatMap((row) => {
    const parsed = shape.safeParse(row);
    return parsed.success ? [parsed.data] : [];
  });
}

/** Every brand row of a `/v2/brands` body, from all of its lists, the popular ones first. */
export function brandRows(body: unknown): unknown[] {
  const { popular_brands, all_brands, categories } = seenLists.parse(body);
  return [popular_brands, all_brands, ...categories.map(({ brands }) => brands)].flatMap(rowsOf);
}

/** Every brand of a country once, by its name, the popular ones first. */
export async function listBrands(country: string): Promise<SeenBrand[]> {
  const rows = fitting(seenBrand, brandRows(await readBrands(country)));
  return [...new Map(rows.map((row) => [row.brand, row])).values()];
}

/** What the beliefs about products are held against. */
export const sorts = ['fixed', 'range', 'top-up', 'eSIM'] as const;
export type Sort = (typeof sorts)[number];

/** A product, the group it stands in and the whole body, as they came. */
export type Found = {
  family: string;
  brand: string;
  body: unknown;
  group: unknown;
  product: unknown;
};

/** Families read at most in search of one sort: a real supplier is not to be crawled. */
const mostReads = 10;

function mayHold(sort: Sort, { kind, category }: SeenBrand): boolean {
  switch (sort) {
    case 'fixed':
    case 'range':
      return kind === 'giftcard' && category !== 'e-money';
    case 'top-up':
      return kind === 'mobile_recharge' && category !== 'e-sim';
    case 'eSIM':
      return category === 'e-sim';
    default:
      return sort satisfies never;
  }
}

function isOf(sort: Sort, row: SeenProduct, group: SeenProduct[]): boolean {
  switch (sort) {
    case 'fixed':
      // Of a brand that sells nothing else: a price is asked for by brand and value alone.
      return group.every(({ is_dynamic }) => !is_dynamic);
    case 'range':
      return row.is_dynamic;
    case 'top-up':
      return row.delivery_type === 'by_phone';
    case 'eSIM':
      return true;
    default:
      return sort satisfies never;
  }
}

/** Families in which to look for a sort, one of each category in turn: those sell alike. */
function familiesOf(brands: SeenBrand[], sort: Sort): string[] {
  const shelves = new Map<string, string[]>();
  for (const row of brands) {
    if (row.is_out_of_stock || !mayHold(sort, row)) continue;
    shelves.set(row.category, [...(shelves.get(row.category) ?? []), row.family]);
  }
  const longest = Math.max(0, ...[...shelves.values()].map(({ length }) => length));
  const turns = Array.from({ length: longest }, (_, turn) =>
    [...shelves.values()].flatMap((families) => families[turn] ?? []),
  );
  return [...new Set(turns.flat())].slice(0, mostReads);
}

async function find(country: string, sort: Sort): Promise<Found | null> {
  for (const family of familiesOf(await listBrands(country), sort)) {
    const body = await readFamily(country, family);
    for (const group of fitting(seenGroup, body)) {
      const products = fitting(seenProduct, group.products);
      const product = products.find((row) => isOf(sort, row, products));
      if (product && !group.is_out_of_stock) {
        return { family, brand: group.brand, body, group, product };
      }
    }
  }
  return null;
}

/**
 * A product of a sort, out of whatever the catalogue holds. Where a real one holds none the belief
 * is skipped. @throws Error when the sandbox holds none
 */
export async function findProduct(country: string, sort: Sort, skip: Skip): Promise<Found> {
  const found = await find(country, sort);
  if (found !== null) return found;
  if (isReal) return skip(`found no ${sort} product in ${country}`);
  throw new Error(`The sandbox sells no ${sort} product in ${country}.`);
}
