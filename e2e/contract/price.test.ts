import { describe, expect } from 'vitest';
import * as z from 'zod';
import { wirePrice } from '@/schemas/wire/products';
import { belief, holds, type Skip } from './support/belief';
import { coin, findProduct, read } from './support/bodies';
import { price, rangeProduct } from './support/shapes';
import { countries } from './support/supplier';

// A belief looks at the fields it is about and no others: what drifts is told once.
const identified = price.pick({ product_id: true });
const bounded = rangeProduct.pick({ product_id: true, range: true });
const amount = price.pick({ coin_amount: true });

describe.each(countries)('GET /v4/products/price %s', (country) => {
  const readPrice = (brand: string, value: string) =>
    read('/v4/products/price', {
      brand_name: brand,
      country_code: country,
      face_value: value,
      coin,
    });

  /** A product of free value, and the prices of its least and its greatest one. */
  async function ofRange(skip: Skip) {
    const { brand, product } = await findProduct(country, 'range', skip);
    const { product_id: id, range } = holds(bounded, product);
    return {
      id,
      range,
      least: await readPrice(brand, String(range.min)),
      greatest: await readPrice(brand, String(range.max)),
    };
  }

  belief(
    'prices a value of a range, in the fields of a product',
    'captured from production',
    async (skip) => {
      const { least } = await ofRange(skip);
      holds(price, least);
    },
  );

  belief(
    'is about the product and in the coin asked for',
    'captured from production',
    async (skip) => {
      const { least, id } = await ofRange(skip);
      const about = {
        product_id: z.literal(id),
        coin: z.literal(coin),
        is_dynamic: z.literal(true),
      };
      holds(z.looseObject(about), least);
    },
  );

  belief('repeats the range', 'captured from production', async (skip) => {
    const { least, range } = await ofRange(skip);
    expect(holds(bounded, least).range).toEqual(range);
  });

  belief('asks more for more', 'inferred', async (skip) => {
    const { least, greatest } = await ofRange(skip);
    const [low, high] = [holds(amount, least), holds(amount, greatest)];
    expect(Number(low.coin_amount)).toBeGreaterThan(0);
    expect(Number(high.coin_amount)).toBeGreaterThan(Number(low.coin_amount));
  });

  belief(
    'answers a value that a fixed brand does not sell with another of its products',
    'observed live',
    async (skip) => {
      const { brand, group } = await findProduct(country, 'fixed', skip);
      const own = holds(z.looseObject({ products: z.array(identified) }), group).products;
      const answered = holds(identified, await readPrice(brand, '13.37'));
      expect(own.map((row) => row.product_id)).toContain(answered.product_id);
    },
  );

  belief('is read by the shop without loss', 'captured from production', async (skip) => {
    const { least } = await ofRange(skip);
    const { product_id, coin_amount } = holds(identified.extend(amount.shape), least);
    expect(wirePrice.parse(least)).toEqual({ product_id, coin, coin_amount });
  });
});
