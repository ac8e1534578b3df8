import { describe, expect } from 'vitest';
import * as z from 'zod';
import { wireBrandMentions } from '@/schemas/wire/brand-mentions';
import { belief, difference, expectNone, holds } from './support/belief';
import { brandRows, listBrands, read, readBrands } from './support/bodies';
import { expectNothingDropped, shopBrands } from './support/read-by-shop';
import { brand, brandLists, searchRow, section } from './support/shapes';
import { countries } from './support/supplier';

// A belief looks at the fields it is about and no others: what drifts is told once.
const identified = brand.pick({ brand: true, brand_id: true });
const flatLists = z.looseObject({
  all_brands: z.array(identified).min(1),
  popular_brands: z.array(identified),
});
const shelf = z.looseObject({ brands: z.array(identified) });

const idsOf = (rows: { brand_id: string }[]) => rows.map(({ brand_id }) => brand_id);
const namesOf = (rows: { brand: string }[]) => rows.map((row) => row.brand);

/** Every brand row of a country, in a shape that has at least its name. */
async function rowsAs<Shape extends z.ZodType>(
  shape: Shape,
  country: string,
): Promise<z.output<Shape>[]> {
  return holds(z.array(shape).min(1), brandRows(await readBrands(country)));
}

describe.each(countries)('GET /v2/brands %s', (country) => {
  const readShelves = async () => holds(brandLists, await readBrands(country)).categories;
  const readFlat = async () => holds(flatLists, await readBrands(country));

  belief('says which country it is about', 'captured from production', async () => {
    holds(z.looseObject({ country_code: z.literal(country) }), await readBrands(country));
  });

  belief('shelves brands by kind and category', 'captured from production', async () => {
    holds(z.array(section).min(1), await readShelves());
  });

  belief('describes each brand in the same fields', 'captured from production', async () => {
    await rowsAs(brand, country);
  });

  belief('lists all brands, and the popular ones apart', 'observed live', async () => {
    await readFlat();
  });

  belief('lists a brand once among all brands', 'observed live', async () => {
    const ids = idsOf((await readFlat()).all_brands);
    const again = ids.filter((id, index) => ids.indexOf(id) !== index);
    expectNone('brands listed twice', again);
  });

  belief('shelves the very brands that it lists', 'inferred', async () => {
    const shelved = holds(z.array(shelf), await readShelves()).flatMap(({ brands }) =>
      idsOf(brands),
    );
    const listed = idsOf((await readFlat()).all_brands);
    expectNone('brands on one side only', difference(listed, shelved));
  });

  belief('sells brands for the country asked for', 'captured from production', async () => {
    const rows = await rowsAs(brand.pick({ brand: true, country_code: true }), country);
    const foreign = rows.filter((row) => row.country_code !== country);
    expectNone('brands of another country', namesOf(foreign));
  });

  belief('leaves out price labels only of what is sold out', 'observed live', async () => {
    const labelled = brand.pick({ brand: true, min: true, max: true, is_out_of_stock: true });
    const unlabelled = (await rowsAs(labelled, country)).filter(
      (row) => !row.is_out_of_stock && (row.min === null || row.max === null),
    );
    expectNone('brands in stock without labels', namesOf(unlabelled));
  });

  belief('puts eSIMs under mobile_recharge', 'captured from production', async () => {
    const sorted = z.looseObject({ brand: z.string(), kind: z.unknown(), category: z.unknown() });
    const odd = (await rowsAs(sorted, country)).filter(
      ({ category, kind }) => category === 'e-sim' && kind !== 'mobile_recharge',
    );
    expectNone('eSIMs of another kind', namesOf(odd));
  });

  belief('names a logo that begins with its base', 'captured from production', async () => {
    const logos = brand.pick({ brand: true, logo_url: true, logo_base_url: true });
    const odd = (await rowsAs(logos, country)).filter(
      ({ logo_url, logo_base_url }) => !logo_url.startsWith(logo_base_url),
    );
    expectNone('logos apart from their base', namesOf(odd));
  });

  belief('is read by the shop without loss', 'observed live', async () => {
    const { brands, expected } = await shopBrands(country);
    expect(new Set(brands.map(({ id }) => id))).toEqual(expected);
    expect(new Set(brands.map(({ slug }) => slug)).size).toBe(brands.length);
  });
});

describe('GET /v2/brands', () => {
  belief('gives a brand an id for each country', 'captured from production', async (skip) => {
    const [one, other] = countries;
    if (one === undefined || other === undefined) return skip('only one country is asked about');
    const ids = new Set(idsOf(await rowsAs(identified, one)));
    const shared = (await rowsAs(identified, other)).filter(({ brand_id }) => ids.has(brand_id));
    expectNone('brands of the same id', namesOf(shared));
  });
});

describe.each(countries)('GET /v2/homepage %s', (country) => {
  const readHomepage = () => read('/v2/homepage', { country_code: country });

  belief('lists popular brands like those of /v2/brands', 'inferred', async () => {
    const shape = z.looseObject({ popular_brands: z.array(brand).min(1) });
    const { popular_brands: popular } = holds(shape, await readHomepage());
    const known = new Set(idsOf(await rowsAs(identified, country)));
    const unknown = popular.filter(({ brand_id }) => !known.has(brand_id));
    expectNone('popular brands not for sale', namesOf(unknown));
  });

  belief('is read by the shop without loss', 'inferred', async () => {
    const body = await readHomepage();
    const parsed = wireBrandMentions.parse(body);
    expectNothingDropped(parsed);
    const ids = idsOf(holds(z.array(identified).min(1), brandRows(body)));
    const read = parsed.items.map(({ id }) => id);
    expectNone('brands on one side only', difference(ids, read));
  });
});

describe.each(countries)('GET /v2/search/%s', (country) => {
  async function searchForOne(): Promise<{ name: string; body: unknown }> {
    const found = (await listBrands(country)).find((row) => !row.is_out_of_stock);
    if (found === undefined) throw new Error(`There is no brand in stock in ${country}.`);
    const name = found.brand;
    return { name, body: await read(`/v2/search/${country}`, { q: name, lang: 'en' }) };
  }

  belief('finds a brand by its name, and lists its products', 'inferred', async () => {
    const { name, body } = await searchForOne();
    const rows = holds(z.array(searchRow), body);
    const found = rows.find((row) => row.brand === name);
    if (found === undefined) throw new Error(`${name} is not among the ${rows.length} rows found.`);
    expect(found.products.length).toBeGreaterThan(0);
  });

  belief('is read by the shop without loss', 'inferred', async () => {
    const { body } = await searchForOne();
    const parsed = wireBrandMentions.parse(body);
    expectNothingDropped(parsed);
    const ids = idsOf(holds(z.array(identified).min(1), body));
    const read = parsed.items.map(({ id }) => id);
    expectNone('brands on one side only', difference(ids, read));
  });
});
