import { describe, expect, it } from 'vitest';
import type { Product } from '@/schemas/catalogue';
import { wireProductGroups } from '@/schemas/wire/products';
import { brandNamed } from '../catalogue/brand-fixtures';
import { toBrandProducts } from './catalogue-mapping';
import { type Body, fixedProduct, type Json, productGroup, rangeProduct } from './wire-fixtures';

const brand = brandNamed('Northwind', { id: '5a0f6f1e-6a52-4f0e-9f43-0d1f0c6f8f01' });

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
    ['25', '25'],
    [25, '25'],
    [{ amount: '25', currency: 'USD' }, '25'],
    [{ type: 'fixed', price: -1 }, null],
    [-1, null],
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
    ['readable amount', { coin_amount: '26,80' }],
    ['amount that is not negative', { coin_amount: -26.8 }],
    ['amount above zero', { coin_amount: '0.00' }],
    ['amount of a coin', { coin_amount: { amount: '25', currency: 'USD' } }],
  ])('has no price without a %s', (_, change) => {
    expect(one(fixedProduct(change))).toMatchObject({ price: null });
  });

  it('of an unlimited plan shows a label, never the −1 of its amounts', () => {
    const plan = (change: Body) =>
      one(
        fixedProduct({
          benefits: [{ type: 'DATA', unit: 'GB', amount: { base: { amount: -1 } } }],
          face_value: { currency_code: 'USD', amount: { type: 'fixed', price: -1 } },
          ...change,
        }),
      );
    const denomination = 'Unlimited 3 days';
    const read = plan({ denomination, localized_denomination: -1 });
    expect(read).toMatchObject({ label: denomination, faceValue: null });
    expect(JSON.stringify(read)).not.toContain('-1"');
    expect(plan({ denomination: '-1 GB', localized_denomination: 'Unlimited' })).toMatchObject({
      denomination: '-1 GB',
      label: 'Unlimited',
    });
    expect(plan({ denomination: '-1 GB', localized_denomination: null })).toBeUndefined();
  });

  it.each<[string, Body]>([
    ['hidden characters', { denomination: '25\u202e USD' }],
    ['a line break', { denomination: '25 USD\n' }],
    ['half a character', { denomination: '25 USD \ud83c' }],
    ['more than 500 characters', { denomination: '2'.repeat(501) }],
  ])(
    'whose denomination has %s is not sold: sent back cleaned, it would be another',
    (_, change) => {
      expect(one(fixedProduct(change))).toBeUndefined();
      const range = { min: 10, max: 20, currency: 'USD' };
      expect(one(fixedProduct({ ...change, is_dynamic: null, range }))).toBeUndefined();
    },
  );

  it('is shown without what hides in its label', () => {
    const product = one(fixedProduct({ localized_denomination: '\u202e$25\u0007' }));
    expect(product).toMatchObject({ denomination: '25 USD', label: '$25' });
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

  it.each<[Json, string | null]>([
    [null, null],
    [0, null],
    ['0.00', null],
    [-1, null],
    ['0.5', '0.5'],
    [{ amount: 5, currency: 'USD' }, '5'],
  ])('with the step %j has the step %j', (step_size, step) => {
    const range = {
      min: '10',
      max: { amount: 250.5, currency: 'USD' },
      currency: 'USD',
      step_size,
    };
    expect(one(rangeProduct({ range }))).toMatchObject({ min: '10', max: '250.5', step });
  });

  it('is not sold when it ends before it begins', () => {
    const range = { min: '100', max: '20', currency: 'USD' };
    expect(one(rangeProduct({ range }))).toBeUndefined();
    expect(one(rangeProduct({ range: { ...range, max: '100.0' } }))).toBeDefined();
  });

  it('is one even where it carries a denomination: the literal is another, dearer product', () => {
    const both = (change: Body) => one(rangeProduct({ denomination: '100 USD', ...change }));
    for (const is_dynamic of [true, null, 'perhaps']) {
      expect(both({ is_dynamic })).toMatchObject({ type: 'range', min: '10', max: '250' });
      expect(both({ is_dynamic, range: null })).toMatchObject({ type: 'range', min: '10.00' });
    }
  });

  it.each<[string, Body]>([
    ['has no limits', { is_dynamic: null, range: null, face_value: { amount: '100' } }],
    ['says that it is fixed', { is_dynamic: false }],
  ])('is none where a row with a denomination %s', (_, change) => {
    const product = one(rangeProduct({ denomination: '100 USD', ...change }));
    expect(product).toMatchObject({ type: 'fixed', denomination: '100 USD' });
  });

  it('is not sold as its denomination where half of its limits is missing', () => {
    const range = { min: 10, currency: 'USD' };
    const change = { is_dynamic: null, denomination: '100 USD', face_value: null };
    expect(one(rangeProduct({ ...change, range }))).toBeUndefined();
  });

  it.each<[string, Body]>([
    ['limits', { range: null, face_value: null }],
    ['upper limit', { range: { min: 10, currency: 'USD' }, face_value: null }],
    ['currency', { range: { min: 10, max: 20 }, face_value: null }],
    ['end', { range: { min: 10, max: -1, currency: 'USD' }, face_value: null }],
  ])('without %s is not sold', (_, change) => {
    expect(one(rangeProduct(change))).toBeUndefined();
  });
});

describe('a family', () => {
  it.each([
    ['by_phone', 'by_phone'],
    ['by_account', 'by_account'],
    ['BY_PHONE', 'by_phone'],
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
    ['a group without a name', [productGroup([fixedProduct()], { brand: null, brand_id: {} })]],
    ['rows without an id', [productGroup([fixedProduct({ product_id: '' }), null, 7])]],
  ])('of %s sells nothing', (_, groups) => {
    expect(productsIn(...groups)).toEqual([]);
  });

  it('goes by the name asked for where its group has only the id', () => {
    const [product] = productsIn(productGroup([fixedProduct()], { brand: null }));
    expect(product?.brandName).toBe('Northwind');
  });

  it('is found and ordered by the supplier’s own name where another is shown', () => {
    const unseen = '\u200b\u200d';
    const shown = { ...brand, id: 'other', name: 'brand-other', unseenName: unseen };
    const bodies = [
      productGroup([fixedProduct()], { brand: unseen, brand_id: null }),
      productGroup([rangeProduct()], { brand: 'brand-other', brand_id: null }),
      productGroup([rangeProduct({ product_id: 'by id' })], { brand: null, brand_id: 'other' }),
    ];
    const { products } = toBrandProducts(wireProductGroups.parse(bodies).items, shown);
    expect(products.map(({ brandName, type }) => [brandName, type])).toEqual([
      [unseen, 'fixed'],
      [unseen, 'range'],
    ]);
  });

  it('sells a product once, however often it is listed', () => {
    const again = fixedProduct({ denomination: '50 USD' });
    expect(productsIn(productGroup([fixedProduct(), again]), productGroup([again]))).toMatchObject([
      { denomination: '25 USD' },
    ]);
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
      plainTerms: null,
      redeemIn: [],
      locale: 'en',
    });
    expect(offer(silent).text).toBeNull();
  });
});

describe('terms and places of redemption', () => {
  const silent = { rich_description: null };
  const textOf = (...changes: Body[]) =>
    offer(...changes.map((change) => productGroup([fixedProduct()], change))).text;

  it('are read beside the texts, and stand alone where there are none', () => {
    const plain = { product_tc: 'No <refunds>.\nNo cash.', redeem_method: ['online'] };
    const expected = { plainTerms: 'No <refunds>.\nNo cash.', redeemIn: ['online'] };
    expect(textOf(plain)).toMatchObject({ ...expected, terms: '<p>Not for resale.</p>' });
    expect(textOf({ ...plain, ...silent })).toEqual({
      ...expected,
      description: null,
      howToRedeem: null,
      terms: null,
      note: null,
      worksIn: null,
      locale: null,
    });
    expect(textOf({ ...silent, redeem_method: ['online'] })?.redeemIn).toEqual(['online']);
    expect(textOf(silent, { ...silent, product_tc: 'Late.' })?.plainTerms).toBe('Late.');
  });

  it.each<[Json, string[]]>([
    [
      ['in_store', 'ONLINE'],
      ['online', 'store'],
    ],
    [['In-Store', 'in store', 'store'], ['store']],
    [['online', 'pigeon', 7, null, 'constructor', '__proto__'], ['online']],
    [['pigeon'], []],
    ['online', []],
    [null, []],
  ])('in the words %j are %j', (redeem_method, places) => {
    expect(textOf({ redeem_method })?.redeemIn).toEqual(places);
  });

  it.each<Json>([null, '', ' ', 7.5e300, {}, ['a']])('that are %j are none', (product_tc) => {
    expect(textOf({ ...silent, product_tc })).toBeNull();
    expect(textOf({ product_tc })?.plainTerms).toBeNull();
  });
});
