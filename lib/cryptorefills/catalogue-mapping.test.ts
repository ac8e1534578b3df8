import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Brand } from '@/schemas/catalogue';
import { wireBrands } from '@/schemas/wire/brands';
import { wirePaymentVias } from '@/schemas/wire/payment-vias';
import { toBrands, toCoins } from './catalogue-mapping';
import { mutationsOf, objectsIn, plainAmount } from './mutation-fixtures';
import {
  type Body,
  brandRow,
  brandsBody,
  type Json,
  otherBrandRow,
  paymentVia,
  section,
} from './wire-fixtures';

const brandsIn = (body: Json) => toBrands(wireBrands.parse(body), 'US');
const oneBrand = (change: Body) => brandsIn(brandsBody({ all_brands: [brandRow(change)] }))[0];

describe('toBrands', () => {
  it('reads a whole row', () => {
    expect(brandsIn(brandsBody())[0]).toEqual({
      id: '5a0f6f1e-6a52-4f0e-9f43-0d1f0c6f8f01',
      name: 'Northwind',
      family: 'Northwind',
      slug: 'northwind',
      country: 'US',
      kind: 'gift-cards',
      categories: ['games', 'entertainment'],
      logoBase: 'https://cdn.cryptorefills.com/logos_v2/northwind',
      colour: '#1a2b3c',
      from: '$5',
      to: '$500',
      outOfStock: false,
      popular: false,
    });
  });

  it.each<[string, Json | undefined]>([
    ['is missing', undefined],
    ['is null', null],
    ['is empty', []],
    ['holds nothing readable', [null, 7, { brand: 'No id' }]],
  ])('flattens the sections when all_brands %s', (_, all) => {
    const { all_brands: _listed, ...sections } = brandsBody();
    const body = all === undefined ? sections : { ...sections, all_brands: all };
    expect(brandsIn(body).map(({ name }) => name)).toEqual(['Northwind', 'Blue Yonder']);
  });

  it('prefers all_brands to the sections', () => {
    const body = brandsBody({ all_brands: [otherBrandRow()] });
    expect(brandsIn(body).map(({ name }) => name)).toEqual(['Blue Yonder']);
  });

  it('keeps a brand once, by its id, however many sections repeat it', () => {
    const rows = [brandRow(), brandRow({ brand: 'Northwind again' }), otherBrandRow()];
    const body = brandsBody({ all_brands: [], categories: [section('games', rows)] });
    expect(brandsIn(body).map(({ name }) => name)).toEqual(['Northwind', 'Blue Yonder']);
  });

  it('keeps a brand under its own category, not under the section it was found in', () => {
    const body = brandsBody({ all_brands: [], categories: [section('home', [brandRow()])] });
    expect(brandsIn(body)[0]?.categories).toEqual(['games', 'entertainment']);
  });

  it('names each category once and stands a missing one', () => {
    expect(oneBrand({ additional_categories: ['games', 'home', 'home'] })?.categories).toEqual([
      'games',
      'home',
    ]);
    expect(oneBrand({ category: null, additional_categories: null })?.categories).toEqual([]);
  });

  it('marks the popular ones', () => {
    expect(brandsIn(brandsBody()).map(({ popular }) => popular)).toEqual([false, true]);
  });

  it.each([
    ['#1A2B3C', '#1a2b3c'],
    ['#ff1323#', null],
    ['ff1323', null],
    ['#fff', null],
    ['red; background: url(x)', null],
    ['', null],
    [null, null],
    [16711680, null],
  ])('takes %j as the colour %j', (bg_color, expected) => {
    expect(oneBrand({ bg_color })?.colour).toBe(expected);
  });

  it.each<[Body, Brand['kind']]>([
    [{ kind: 'giftcard', category: 'games' }, 'gift-cards'],
    [{ kind: 'mobile_recharge', category: 'mobile_credits' }, 'top-ups'],
    [{ kind: 'mobile_recharge', category: 'e-sim' }, 'esims'],
    [{ kind: 'esim', category: null }, 'esims'],
    [{ kind: 'giftcard', category: 'e-sim' }, 'esims'],
    [{ kind: 'lottery', category: 'games' }, 'gift-cards'],
    [{ kind: null, category: null }, 'gift-cards'],
  ])('puts %j among the %s', (change, kind) => {
    expect(oneBrand(change)?.kind).toBe(kind);
  });

  it('leaves out what would have to be shipped', () => {
    expect(oneBrand({ kind: 'nft_giftcard' })).toBeUndefined();
  });

  it('falls back to the name for a missing family, and passes labels on unread', () => {
    expect(oneBrand({ family: null, min: 'R$16', max: '4745 VP' })).toMatchObject({
      family: 'Northwind',
      from: 'R$16',
      to: '4745 VP',
    });
    expect(oneBrand({ min: null, max: null, is_out_of_stock: true })).toMatchObject({
      from: null,
      to: null,
      outOfStock: true,
    });
  });

  it.each([
    ['Instacart+', 'instacart-plus'],
    ['H&M', 'h-and-m'],
    ['Décathlon Türkiye', 'decathlon-turkiye'],
    ['  Uber / Eats  ', 'uber-eats'],
    ['../../etc', 'etc'],
  ])('writes %j as %s in URLs', (brand, slug) => {
    expect(oneBrand({ brand })?.slug).toBe(slug);
  });

  it('tells names apart that would be written alike', () => {
    const rows = ['Free Fire', 'Free-Fire', 'free fire!'].map((brand, index) =>
      brandRow({ brand, brand_id: `${index}234567-89ab` }),
    );
    expect(brandsIn(brandsBody({ all_brands: rows })).map(({ slug }) => slug)).toEqual([
      'free-fire',
      'free-fire-1234567',
      'free-fire-2234567',
    ]);
  });

  it('finds a slug for a name without a Latin letter', () => {
    expect(oneBrand({ brand: '楽天' })?.slug).toBe('brand-5a0f6f1e');
  });

  it('gives every brand of a country a slug of its own, whatever the names and ids', () => {
    const names = fc.constantFrom(
      'Steam',
      'steam',
      'Steam!',
      'Steam 00000000',
      '楽',
      '東',
      'brand',
    );
    const ids = fc.constantFrom('00000000-1', '00000000-2', '00000001-1', 'x', 'y', 'z');
    const rows = fc.array(fc.record({ brand: names, brand_id: ids }), { maxLength: 6 });
    fc.assert(
      fc.property(rows, (drawn) => {
        const brands = brandsIn({ all_brands: drawn.map((change) => brandRow(change)) });
        expect(new Set(brands.map(({ slug }) => slug)).size).toBe(brands.length);
        for (const { slug } of brands) expect(slug).toMatch(/^\S+$/);
      }),
    );
  });

  it('survives any mutation of a body, with every name and id taken from it', () => {
    fc.assert(
      fc.property(mutationsOf(brandsBody()), (body) => {
        const parsed = wireBrands.safeParse(body);
        if (!parsed.success) return;
        const texts = new Set(
          objectsIn(body).flatMap((row) => Object.values(row).map((value) => `${value}`.trim())),
        );
        for (const brand of toBrands(parsed.data, 'US')) {
          expect(texts.has(brand.id.trim()) && texts.has(brand.name.trim())).toBe(true);
          expect(brand.colour ?? '#000000').toMatch(/^#[0-9a-f]{6}$/);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('toCoins', () => {
  const coinsIn = (...vias: Json[]) => toCoins(wirePaymentVias.parse(vias));

  it('reads coins and networks, a network without a smallest amount taking its coin’s', () => {
    expect(coinsIn({ ...paymentVia(), name: 'KUCOIN_PAY' }, paymentVia())).toEqual([
      {
        ticker: 'USDC',
        suspended: false,
        networks: [
          { name: 'Solana', minimum: '0.571428571428571', suspended: false },
          { name: 'Polygon (Matic)', minimum: '0.57', suspended: true },
        ],
      },
    ]);
  });

  it.each<[string, Json[]]>([
    ['the own wallet is switched off', [paymentVia({ available: false })]],
    ['only other ways are offered', [paymentVia({ name: 'GATE_PAY' })]],
    ['a coin has no network', [paymentVia({ currencies: [{ name: 'BTC', networks: [] }] })]],
    ['the body is empty', []],
  ])('offers nothing when %s', (_, vias) => {
    expect(coinsIn(...vias)).toEqual([]);
  });

  it('takes a missing flag as available and not suspended', () => {
    const { available: _flag, ...via } = paymentVia();
    expect(coinsIn(via)).toHaveLength(1);
  });

  it('survives any mutation of a body and invents no smallest amount', () => {
    fc.assert(
      fc.property(mutationsOf([paymentVia()]), (body) => {
        const parsed = wirePaymentVias.safeParse(body);
        if (!parsed.success) return;
        const amounts = new Set(objectsIn(body).map((row) => plainAmount(row.threshold)));
        for (const { minimum } of toCoins(parsed.data).flatMap((coin) => coin.networks)) {
          expect(minimum === null || amounts.has(minimum)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
