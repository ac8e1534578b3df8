import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { entriesOf, stableId, suppliedCountries } from './build';
import { Catalogue } from './catalogue';
import { brandsWire, homepageWire, priceWire, productsWire } from './wire';

const origin = 'http://127.0.0.1:4010';
const catalogue = new Catalogue();
const shelf = (countryCode: string) => catalogue.shelf(countryCode);
const decimal = z.string().regex(/^\d+(\.\d+)?$/);

const brand = z.strictObject({
  family: z.string(),
  brand_id: z.uuid(),
  brand: z.string(),
  logo_url: z.templateLiteral([`${origin}/logos_v2/`, z.string(), '.webp']),
  logo_base_url: z.string(),
  bg_color: z.string(),
  min: z.string().nullable(),
  max: z.string().nullable(),
  category: z.string(),
  is_out_of_stock: z.boolean(),
  country_code: z.string(),
  additional_categories: z.array(z.string()),
  kind: z.enum(['giftcard', 'mobile_recharge']),
  product_type: z.enum(['digital', 'physical']),
  brand_tags: z.array(z.never()),
});

const section = z.strictObject({
  kind: z.string(),
  category: z.string().nullable(),
  brands: z.array(brand),
  popular_brands: z.array(z.never()),
});

const brandsBody = z.strictObject({
  last_user_purchases: z.array(z.never()),
  suggestions: z.array(z.never()),
  country_code: z.string(),
  categories: z.array(section),
  popular_brands: z.array(brand),
  all_brands: z.array(brand),
});

const range = z.strictObject({
  min: z.number(),
  max: z.number(),
  currency: z.string(),
  step_size: z.number(),
  default: z.string(),
});

const common = {
  product_id: z.uuid(),
  coin: z.string(),
  payment_method: z.string(),
  delivery_type: z.enum(['by_email', 'by_phone']),
  points: decimal,
  product_type: z.enum(['digital', 'physical']),
};

const fixedProduct = z.strictObject({
  ...common,
  is_dynamic: z.literal(false),
  denomination: z.string(),
  localized_denomination: z.string(),
  coin_amount: decimal,
  original_coin_amount: decimal,
  face_value: z
    .strictObject({
      currency_code: z.string(),
      amount: z.strictObject({ type: z.literal('fixed'), price: decimal }),
    })
    .optional(),
  benefits: z.array(z.unknown()).optional(),
});

const dynamicProduct = z.strictObject({
  ...common,
  is_dynamic: z.literal(true),
  range,
  face_value: z.strictObject({
    currency_code: z.string(),
    amount: z.strictObject({ type: z.literal('range'), min: decimal, max: decimal }),
  }),
});

const text = z.string().min(1);
const group = z.strictObject({
  ...brand.omit({ min: true, max: true, brand_tags: true }).shape,
  default_denomination: z.string(),
  products: z.array(z.discriminatedUnion('is_dynamic', [fixedProduct, dynamicProduct])),
  product_tc: text,
  redeem_method: z.array(z.string()),
  rich_description: z.strictObject({
    markup: z.literal('html'),
    description: text,
    how_to_redeem: text,
    term_and_conditions: text,
    country_code: z.string(),
    locale: z.string(),
    note: text,
    redeem_geo: text,
    brand_tagline: z.null(),
    brand_use_case: z.null(),
    brand_url: text,
    brand_alt_names: z.null(),
    sizeInBytes: z.number().int().positive(),
  }),
});

const groups = z.array(group);
const productsOf = (countryCode: string, familyName: string, coin = 'USDC', lang = 'en') =>
  groups.parse(productsWire(shelf(countryCode), { familyName, coin, lang }, origin));
const bodyOf = (countryCode: string) => brandsBody.parse(brandsWire(shelf(countryCode), origin));

describe('brands', () => {
  it('fills the shelves of many countries with exactly the fields of the wire', () => {
    const names = new Set<string>();
    const kinds = new Map<string, number>();
    for (const countryCode of suppliedCountries()) {
      const body = bodyOf(countryCode);
      expect(body.country_code).toBe(countryCode);
      for (const { brand: name, kind } of body.all_brands) {
        if (!names.has(name)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        names.add(name);
      }
    }
    expect(suppliedCountries().length).toBeGreaterThanOrEqual(20);
    expect(kinds.get('giftcard')).toBeGreaterThanOrEqual(70);
    expect(kinds.get('mobile_recharge')).toBeGreaterThanOrEqual(18);
  });

  it('lists every brand once, and repeats it in the sections of its other categories', () => {
    const body = bodyOf('US');
    const ids = body.all_brands.map(({ brand_id }) => brand_id);
    expect(new Set(ids).size).toBe(ids.length);
    const listed = body.categories.flatMap(({ brands }) => brands.map(({ brand_id }) => brand_id));
    expect(new Set(listed)).toEqual(new Set(ids));
    const holding = body.categories.filter(({ brands }) =>
      brands.some((one) => one.brand === 'Amazon.com'),
    );
    expect(holding.map(({ category }) => category)).toContain('electronics');
    const names = body.categories.map(({ kind, category }) => `${kind}/${category}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('gives a brand another id in another country, and always the same one', () => {
    const idOf = (code: string) =>
      bodyOf(code).all_brands.find(({ brand: name }) => name === 'Steam')?.brand_id;
    expect(idOf('US')).toBe(stableId('US/Steam'));
    expect(stableId('US/Steam')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab]/);
    expect(idOf('DE')).not.toBe(idOf('US'));
  });

  it('keeps the oddities of the supplier', () => {
    const { all_brands: all, categories } = bodyOf('US');
    const named = (name: string) => all.find((one) => one.brand === name);
    expect(named('Fortnite')).toMatchObject({ is_out_of_stock: true, min: null, max: null });
    expect(named('Minecraft')).toMatchObject({ min: 'Java & Bedrock Ed' });
    expect(named('Roblox')).toMatchObject({ min: '800 Robux', max: '$100' });
    expect(named('Crunchyroll')?.bg_color).toBe('#ff1323#');
    expect(named('Rewarble VISA USD')?.category).toBe('e-money');
    expect(named('eSIM')).toMatchObject({
      kind: 'mobile_recharge',
      category: 'e-sim',
      product_type: 'physical',
    });
    expect(categories.some(({ category }) => category === null)).toBe(true);
    expect(categories.some(({ category }) => category === 'pet_supplies')).toBe(true);
  });

  it('answers empty lists for a country where nothing is sold', () => {
    expect(bodyOf('AQ')).toMatchObject({ categories: [], popular_brands: [], all_brands: [] });
    expect(homepageWire(shelf('AQ'), origin)).toMatchObject({ categories: [], popular_brands: [] });
  });

  it('curates a home page of brands in stock', () => {
    const home = brandsBody.omit({ all_brands: true }).parse(homepageWire(shelf('DE'), origin));
    expect(home.popular_brands.length).toBeGreaterThanOrEqual(6);
    expect(home.categories.length).toBeGreaterThanOrEqual(3);
    expect(home.categories.flatMap(({ brands }) => brands).some((b) => b.is_out_of_stock)).toBe(
      false,
    );
  });
});

describe('products', () => {
  it('parse for every brand, in several coins and languages', () => {
    for (const countryCode of suppliedCountries()) {
      for (const { brand: entry } of entriesOf(countryCode)) {
        for (const [coin, lang] of [
          ['USDC', 'en'],
          ['BTC', 'de'],
        ] as const) {
          const listed = productsOf(countryCode, entry.family, coin, lang);
          const own = listed.find(({ brand: name }) => name === entry.brand);
          expect(own?.brand_id).toBe(entry.brandId);
          expect(own?.products.every((product) => product.coin === coin)).toBe(true);
        }
      }
    }
  });

  it('filters by family without regard to case, and is empty for an unknown one', () => {
    expect(productsOf('US', 'airbnb').map(({ brand: name }) => name)).toEqual(['Airbnb']);
    expect(productsOf('US', 'Nobody')).toEqual([]);
    expect(productsWire(shelf('US'), { coin: 'USDC', lang: 'en' }, origin)).toEqual([]);
  });

  it('groups a family by brand, PIN and phone products side by side', () => {
    const lyca = productsOf('US', 'Lycamobile');
    expect(lyca.map(({ brand: name }) => name)).toEqual([
      'Lycamobile Credits',
      'Lycamobile Bundle',
    ]);
    const ways = lyca[0]?.products.map((product) => [
      'denomination' in product ? product.denomination : 'range',
      product.delivery_type,
    ]);
    expect(ways).toContainEqual(['10 USD', 'by_phone']);
    expect(ways).toContainEqual(['10 USD - PIN', 'by_email']);
  });

  it('shows ranges, label-only and unlimited products as the supplier does', () => {
    expect(productsOf('US', 'Airbnb')[0]?.products[0]).toMatchObject({
      is_dynamic: true,
      range: { min: 50, max: 500, step_size: 1, default: '500.0' },
      face_value: { amount: { type: 'range', min: '50.00', max: '500.00' } },
    });
    const java = productsOf('US', 'Minecraft')[0]?.products[0];
    expect(java).toMatchObject({ denomination: 'Java & Bedrock Ed' });
    expect(java).not.toHaveProperty('face_value');
    const amount = { base: { amount: -1 }, total_including_tax: { amount: -1 } };
    expect(productsOf('US', 'eSIM')[0]?.products).toContainEqual(
      expect.objectContaining({
        denomination: 'Unlimited 3 days',
        benefits: [{ type: 'DATA', unit_type: 'DATA', unit: 'GB', amount }],
      }),
    );
    const both = productsOf('US', 'Uber')[0]?.products.map(({ is_dynamic }) => is_dynamic);
    expect(new Set(both)).toEqual(new Set([true, false]));
    expect(productsOf('US', 'Fandango')[0]).toMatchObject({ is_out_of_stock: false, products: [] });
  });

  it('writes amounts the way of their currency', () => {
    const labels = (code: string, family: string) =>
      productsOf(code, family)[0]?.products.map((product) =>
        'localized_denomination' in product
          ? [product.denomination, product.localized_denomination]
          : [],
      );
    expect(labels('US', 'Steam')).toContainEqual(['50 USD', '$50']);
    expect(labels('VN', 'Shopee')).toContainEqual(['100000 VND', '100.000 VND']);
    expect(labels('TR', 'Steam')).toContainEqual(['1000 TRY', 'TRY1,000']);
  });

  it('answers in the language asked for, in English where there is none', () => {
    const texts = (lang: string) => productsOf('ES', 'Steam', 'USDC', lang)[0]?.rich_description;
    expect(texts('es')).toMatchObject({ locale: 'es', redeem_geo: 'en España' });
    expect(texts('hi')).toMatchObject({ locale: 'en', redeem_geo: 'in Spain' });
    expect(texts('constructor')?.locale).toBe('en');
    expect(JSON.stringify(productsOf('GB', 'Marks & Spencer'))).not.toMatch(/<p>[^<]*& /);
  });
});

describe('price', () => {
  const priceBody = z.strictObject({
    ...common,
    is_dynamic: z.boolean(),
    range: range.optional(),
    coin_amount: decimal,
    original_coin_amount: decimal,
  });
  const priceOf = (brandName: string, faceValue: string) =>
    priceBody.parse(priceWire(shelf('US'), { brandName, faceValue, coin: 'USDC' }));

  it('quotes a free amount', () => {
    expect(priceOf('Airbnb', '100')).toMatchObject({ is_dynamic: true, coin_amount: '103.50' });
  });

  it('falls back to the default denomination of a fixed brand', () => {
    expect(priceOf('Steam', '20').coin_amount).toBe('21.28');
    expect(priceOf('Steam', '21').coin_amount).toBe('53.20');
  });

  it('has no answer for an unknown brand or coin', () => {
    const query = { brandName: 'Airbnb', faceValue: '100', coin: 'USDC' };
    expect(priceWire(shelf('US'), { ...query, brandName: 'Nobody' })).toBeNull();
    expect(priceWire(shelf('US'), { ...query, coin: 'SHIB' })).toBeNull();
  });
});
