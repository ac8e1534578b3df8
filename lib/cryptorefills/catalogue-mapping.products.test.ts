import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Brand, Product } from '@/schemas/catalogue';
import { wireProductGroups } from '@/schemas/wire/products';
import { toBrandProducts } from './catalogue-mapping';
import { mutationsOf, objectsIn, plainAmount } from './mutation-fixtures';
import { type Body, fixedProduct, type Json, productGroup, rangeProduct } from './wire-fixtures';

const brand: Brand = {
  id: '5a0f6f1e-6a52-4f0e-9f43-0d1f0c6f8f01',
  name: 'Northwind',
  family: 'Northwind',
  slug: 'northwind',
  country: 'US',
  kind: 'gift-cards',
  categories: ['games'],
  logoBase: null,
  colour: null,
  from: null,
  to: null,
  outOfStock: false,
  popular: false,
};

const offer = (...groups: Json[]) => toBrandProducts(wireProductGroups.parse(groups).items, brand);
const productsIn = (...groups: Json[]) => offer(...groups).products;
const one = (product: Body): Product | undefined => productsIn(productGroup([product]))[0];

describe('a fixed product', () => {
  it('keeps its denomination verbatim and shows the localised one', () => {
    expect(
      one(fixedProduct({ denomination: '5 EUR - PIN', localized_denomination: '€5' })),
    ).toEqual({
      type: 'fixed',
      id: '0d4f2f8c-51c5-4d53-bb0a-6d2a2c1c7a11',
      brandName: 'Northwind',
      delivery: 'by_email',
      outOfStock: false,
      denomination: '5 EUR - PIN',
      label: '€5',
      faceValue: { amount: '25', currency: 'USD' },
      price: { amount: '26.80', coin: 'USDC' },
    });
  });

  it('shows the denomination when there is no localised one', () => {
    const product = one(fixedProduct({ localized_denomination: ' ' }));
    expect(product).toMatchObject({ denomination: '25 USD', label: '25 USD' });
  });

  it.each<[Json, string | null]>([
    [{ type: 'fixed', price: '10', value: '11', amount: '12' }, '10'],
    [{ type: 'fixed', value: '11', amount: '12' }, '11'],
    [{ type: 'fixed', price: null, value: 'soon', amount: 12 }, '12'],
    [{ type: 'fixed', price: { amount: 9.5, currency: 'USD' } }, '9.5'],
    [{ type: 'fixed' }, null],
    ['25', null],
    [null, null],
  ])('reads its face value out of %j as %j', (amount, expected) => {
    const product = one(fixedProduct({ face_value: { currency_code: 'USD', amount } }));
    const faceValue = expected === null ? null : { amount: expected, currency: 'USD' };
    expect(product).toMatchObject({ type: 'fixed', faceValue });
  });

  it('may be nothing but a label', () => {
    const { face_value: _value, ...labelled } = fixedProduct({
      denomination: 'Java & Bedrock Ed',
      localized_denomination: null,
    });
    expect(one(labelled)).toMatchObject({
      type: 'fixed',
      label: 'Java & Bedrock Ed',
      faceValue: null,
      price: { amount: '26.80', coin: 'USDC' },
    });
  });

  it.each<[string, Body]>([
    ['coin', { coin: null }],
    ['amount', { coin_amount: null }],
    ['readable amount', { coin_amount: '2.68e1' }],
    ['amount that is not negative', { coin_amount: -26.8 }],
  ])('has no price without a %s', (_, change) => {
    expect(one(fixedProduct(change))).toMatchObject({ price: null });
  });

  it('of an unlimited plan shows its label, never the −1 of its benefits', () => {
    const plan = fixedProduct({
      denomination: 'Unlimited 3 days',
      localized_denomination: 'Unlimited 3 days',
      benefits: [{ type: 'DATA', unit: 'GB', amount: { base: { amount: -1 } } }],
    });
    expect(JSON.stringify(one(plan))).not.toContain('-1"');
    expect(one(plan)).toMatchObject({ label: 'Unlimited 3 days' });
  });
});

describe('a range product', () => {
  it('reads its limits and step from the range', () => {
    expect(one(rangeProduct())).toEqual({
      type: 'range',
      id: '7b1c5a90-2f0d-4c7b-9a6e-0c4c0f9d2b22',
      brandName: 'Northwind',
      delivery: 'by_email',
      outOfStock: false,
      min: '10',
      max: '250',
      step: '1',
      currency: 'USD',
    });
  });

  it.each<[string, Json, Json]>([
    ['texts', '10.00', '250.00'],
    ['money objects', { amount: 10, currency: 'USD' }, { amount: '250.00', currency: 'USD' }],
  ])('falls back to %s of the face value', (_, min, max) => {
    const face_value = { currency_code: 'USD', amount: { type: 'range', min, max } };
    const product = one(rangeProduct({ range: null, face_value }));
    expect(product).toMatchObject({ type: 'range', max: '250.00', step: null, currency: 'USD' });
  });

  it('may have no step', () => {
    const range = { min: 10, max: 250, currency: 'USD', step_size: null };
    expect(one(rangeProduct({ range }))).toMatchObject({ step: null });
  });

  it('is one even where it carries a denomination: the literal is another, dearer product', () => {
    expect(one(rangeProduct({ denomination: '100 USD' }))).toMatchObject({ type: 'range' });
  });

  it.each<[string, Body]>([
    ['limits', { range: null, face_value: null }],
    ['upper limit', { range: { min: 10, currency: 'USD' }, face_value: null }],
    ['currency', { range: { min: 10, max: 20 }, face_value: null }],
  ])('without %s is not sold', (_, change) => {
    expect(one(rangeProduct(change))).toBeUndefined();
  });
});

describe('a family', () => {
  it.each([
    ['by_phone', 'by_phone'],
    ['by_account', 'by_account'],
    ['by_email', 'by_email'],
    [null, 'by_email'],
    ['by_pigeon', 'by_email'],
  ])('delivers %j as %s, product by product', (delivery_type, delivery) => {
    const products = productsIn(productGroup([fixedProduct({ delivery_type }), rangeProduct()]));
    expect(products.map((product) => product.delivery)).toEqual([delivery, 'by_email']);
  });

  it('shows only the groups of the brand asked for, by id or by name', () => {
    const named = (brandName: string, brand_id: Json) =>
      productGroup([fixedProduct({ product_id: `${brandName} ${brand_id}` })], {
        brand: brandName,
        brand_id,
      });
    const found = productsIn(
      named('Northwind Bundle', 'another'),
      named('Northwind', null),
      named('Northwind USA', brand.id),
    );
    expect(found.map(({ id }) => id)).toEqual(['Northwind null', `Northwind USA ${brand.id}`]);
    expect(found.map(({ brandName }) => brandName)).toEqual(['Northwind', 'Northwind USA']);
  });

  it.each<[string, Json[]]>([
    ['an unknown family', []],
    ['an empty list', [productGroup([])]],
    ['no list', [productGroup(null)]],
    ['rows without an id', [productGroup([fixedProduct({ product_id: '' }), null, 7])]],
  ])('of %s sells nothing', (_, groups) => {
    expect(productsIn(...groups)).toEqual([]);
  });

  it('is out of stock where its group says so', () => {
    const sold = productsIn(
      productGroup([fixedProduct(), rangeProduct()], { is_out_of_stock: true }),
    );
    expect(sold.map(({ outOfStock }) => outOfStock)).toEqual([true, true]);
  });

  it('takes its texts from the first own group that has any', () => {
    const silent = productGroup([], { rich_description: null });
    expect(offer(silent, productGroup([])).text).toEqual({
      description: '<p>Good for anything in the store.</p>',
      howToRedeem: '<ol><li>Sign in</li><li>Enter the code</li></ol>',
      terms: '<p>Not for resale.</p>',
      note: '<h2>#protip</h2><p>Redeem on the web.</p>',
      worksIn: 'United States',
      locale: 'en',
    });
    expect(offer(silent).text).toBeNull();
  });
});

it('reads groups of any shape without throwing or inventing a price, a limit or a step', () => {
  const groups = [productGroup([fixedProduct(), rangeProduct()])];
  const valueNames = ['price', 'value', 'amount', 'min', 'max', 'step_size'];
  fc.assert(
    fc.property(mutationsOf(groups), (body) => {
      const rows = objectsIn(body);
      const priced = rows.map((row) => `${plainAmount(row.coin_amount)} ${`${row.coin}`.trim()}`);
      const amounts = new Set(
        rows.flatMap((row) => valueNames.map((name) => plainAmount(row[name]))),
      );
      for (const product of toBrandProducts(wireProductGroups.parse(body).items, brand).products) {
        if (product.type === 'range') {
          for (const amount of [product.min, product.max]) expect(amounts).toContain(amount);
          if (product.step !== null) expect(amounts).toContain(product.step);
        } else {
          const { faceValue, price } = product;
          if (faceValue !== null) expect(amounts).toContain(faceValue.amount);
          if (price !== null) expect(priced).toContain(`${price.amount} ${price.coin}`);
        }
      }
    }),
    { numRuns: 500 },
  );
});
