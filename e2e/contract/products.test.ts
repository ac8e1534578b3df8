import { describe, expect } from 'vitest';
import * as z from 'zod';
import { belief, expectNone, holds, type Skip } from './support/belief';
import { coin, findProduct, read, readFamily, sorts } from './support/bodies';
import { lostProducts } from './support/read-by-shop';
import {
  benefit,
  description,
  fixedProduct,
  group,
  product,
  rangeProduct,
  refusal,
} from './support/shapes';
import { countries, wire } from './support/supplier';

// A belief looks at the fields it is about and no others: what drifts is told once.
const named = group.pick({ brand: true, brand_id: true, family: true, country_code: true });
const bounded = rangeProduct.pick({ range: true, face_value: true });
const described = z.looseObject({ rich_description: description });
const text = z.string();

/** Every group of a body that must have some. */
const groupsAs = <Shape extends z.ZodType>(shape: Shape, body: unknown) =>
  holds(z.array(shape).min(1), body);

/** Every product of a body, in the shape of a field or two. */
function productsAs<Shape extends z.ZodType>(shape: Shape, body: unknown): z.output<Shape>[] {
  const groups = groupsAs(z.looseObject({ products: z.array(shape).nullable() }), body);
  return groups.flatMap(({ products }) => products ?? []);
}

const idsOf = (body: unknown) =>
  productsAs(z.looseObject({ product_id: text }), body).map(({ product_id }) => product_id);

/** The coins a body is priced in and for which ways to pay, each once. */
function pricingsOf(body: unknown): string[] {
  const rows = productsAs(z.looseObject({ coin: text, payment_method: text }), body);
  return [...new Set(rows.map((row) => `${row.coin} by ${row.payment_method}`))];
}

const cents = (amount: number | string) => Math.round(Number(amount) * 100);

describe.each(countries)('GET /v5/products/country/%s', (country) => {
  const path = `/v5/products/country/${country}`;

  describe.each(sorts)('%s', (sort) => {
    const find = (skip: Skip) => findProduct(country, sort, skip);

    belief('describes each group in the same fields', 'captured from production', async (skip) => {
      groupsAs(group, (await find(skip)).body);
    });

    belief('describes each product in the same fields', 'observed live', async (skip) => {
      productsAs(product, (await find(skip)).body);
    });

    belief('groups the family by brand', 'captured from production', async (skip) => {
      const { body, family } = await find(skip);
      const groups = groupsAs(named, body);
      const others = groups.filter((row) => row.family !== family || row.country_code !== country);
      const names = others.map((row) => row.brand);
      expectNone('groups of another family or country', names);
      expect(new Set(groups.map((row) => row.brand_id)).size).toBe(groups.length);
    });

    belief('identifies each product once', 'captured from production', async (skip) => {
      const ids = idsOf((await find(skip)).body);
      const again = ids.filter((id, index) => ids.indexOf(id) !== index);
      expectNone('ids that stand twice', again);
    });

    belief(
      'is priced as asked, in USDC on Polygon for want of a network',
      'observed live',
      async (skip) => {
        expect(pricingsOf((await find(skip)).body)).toEqual([`${coin} by USDC-MATIC`]);
      },
    );

    belief('is explained in HTML, in parts', 'captured from production', async (skip) => {
      groupsAs(described, (await find(skip)).body);
    });

    belief('is read by the shop without loss', 'observed live', async (skip) => {
      const { body } = await find(skip);
      expectNone('products that lose something', await lostProducts(country, body));
    });
  });

  belief('names the set value of a fixed product, and its price', 'observed live', async (skip) => {
    const { product: found } = await findProduct(country, 'fixed', skip);
    holds(fixedProduct.required({ face_value: true, localized_denomination: true }), found);
    const { coin_amount: price } = holds(fixedProduct.pick({ coin_amount: true }), found);
    expect(Number(price)).toBeGreaterThan(0);
  });

  belief('gives a range product bounds, and no price', 'observed live', async (skip) => {
    const { product: found } = await findProduct(country, 'range', skip);
    const unpriced = rangeProduct.extend({ coin_amount: z.undefined().optional() });
    const { range } = holds(unpriced.pick({ range: true, coin_amount: true }), found);
    expect(range.min).toBeLessThan(range.max);
  });

  belief('repeats the bounds of a range as its face value', 'observed live', async (skip) => {
    const { product: found } = await findProduct(country, 'range', skip);
    const { range, face_value: face } = holds(bounded, found);
    const { min, max } = face.amount;
    const repeated = [cents(min), cents(max), face.currency_code];
    expect(repeated).toEqual([cents(range.min), cents(range.max), range.currency]);
  });

  belief('delivers a top-up by phone', 'observed live', async (skip) => {
    const found = await findProduct(country, 'top-up', skip);
    holds(z.looseObject({ kind: z.literal('mobile_recharge') }), found.group);
    holds(z.looseObject({ delivery_type: z.literal('by_phone') }), found.product);
  });

  belief(
    'delivers an eSIM by e-mail, as a mobile_recharge',
    'captured from production',
    async (skip) => {
      const found = await findProduct(country, 'eSIM', skip);
      const kind = z.literal('mobile_recharge');
      holds(z.looseObject({ kind, category: z.literal('e-sim') }), found.group);
      holds(z.looseObject({ delivery_type: z.literal('by_email') }), found.product);
    },
  );

  belief('lists the data an eSIM carries', 'observed live', async (skip) => {
    const { product: found } = await findProduct(country, 'eSIM', skip);
    holds(z.looseObject({ benefits: z.array(benefit).min(1) }), found);
  });

  belief('explains in the language asked for, or in English', 'observed live', async (skip) => {
    const { family } = await findProduct(country, 'fixed', skip);
    const body = await read(path, { family_name: family, coin, lang: 'de' });
    const locales = groupsAs(described, body).map((row) => row.rich_description.locale);
    const others = locales.map(String).filter((locale) => !['de', 'en'].includes(locale));
    expectNone('other languages', others);
  });

  belief('prices in BTC as BTC', 'captured from production', async (skip) => {
    const { family } = await findProduct(country, 'fixed', skip);
    const body = await read(path, { family_name: family, coin: 'BTC', lang: 'en' });
    expect(pricingsOf(body)).toEqual(['BTC by BTC']);
  });

  belief('finds a family in lower case too', 'inferred', async (skip) => {
    const { family, body } = await findProduct(country, 'fixed', skip);
    expect(idsOf(await readFamily(country, family.toLowerCase()))).toEqual(idsOf(body));
  });

  belief('filters by brand as well', 'reference', async (skip) => {
    const { brand } = await findProduct(country, 'fixed', skip);
    const body = await read(path, { brand_name: brand, coin, lang: 'en' });
    expect(groupsAs(named, body).map((row) => row.brand)).toEqual([brand]);
  });

  belief('is an empty list for a family nobody sells', 'observed live', async () => {
    expect(await readFamily(country, 'No Such Family 7c41')).toEqual([]);
  });

  belief('refuses to list everything, with a 400', 'observed live', async () => {
    expect((await wire.get(path)).status).toBe(400);
  });

  belief('says why it refuses, as status and detail', 'inferred', async () => {
    holds(refusal, (await wire.get(path)).body);
  });
});
