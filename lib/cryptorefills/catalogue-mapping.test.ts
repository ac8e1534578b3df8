import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Brand } from '@/schemas/catalogue';
import { wireBrands } from '@/schemas/wire/brands';
import { wireCurrencies } from '@/schemas/wire/currencies';
import { wirePaymentVias } from '@/schemas/wire/payment-vias';
import { toBrands, toCoins, toCurrencies } from './catalogue-mapping';
import {
  type Body,
  brandRow,
  brandsBody,
  currenciesBody,
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

  it.each(['\u200b\u200d\u2060', '\u3164', '\ufe0f\u0301'])(
    'calls a brand by its slug where its name %j cannot be seen, and keeps the supplier’s',
    (brand) => {
      const shown = oneBrand({ brand, family: null });
      expect(shown).toMatchObject({
        name: 'brand-5a0f6f1e',
        slug: 'brand-5a0f6f1e',
        unseenName: brand,
        family: brand,
      });
    },
  );

  it('keeps any other name to the letter', () => {
    const name = 'Steam\u200b';
    expect(oneBrand({ brand: name })).toMatchObject({ name, slug: 'steam' });
    expect(oneBrand({ brand: name })).not.toHaveProperty('unseenName');
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

  it('marks the popular ones, of the country or of a section', () => {
    expect(brandsIn(brandsBody()).map(({ popular }) => popular)).toEqual([false, true]);
    const categories = [{ ...section('games', []), popular_brands: [brandRow()] }];
    const body = brandsBody({ categories, popular_brands: null });
    expect(brandsIn(body).map(({ popular }) => popular)).toEqual([true, false]);
  });

  it('lists a brand that is only among the popular ones, after the others', () => {
    const hit = (name: string) => brandRow({ brand: name, brand_id: name });
    const categories = [{ ...section('games', [hit('Two')]), popular_brands: [hit('Four')] }];
    const change = { categories, popular_brands: [hit('Three')] };
    const namesOf = (body: Json) => brandsIn(body).map(({ name }) => name);
    expect(namesOf(brandsBody({ ...change, all_brands: [hit('One')] }))).toEqual([
      'One',
      'Three',
      'Four',
    ]);
    expect(namesOf(brandsBody({ ...change, all_brands: null }))).toEqual(['Two', 'Three', 'Four']);
  });

  it('keeps the country asked for, and reads categories in any case', () => {
    expect(oneBrand({ country_code: 'DE', category: 'E-Money' })).toMatchObject({
      country: 'US',
      categories: ['e-money', 'entertainment'],
    });
  });

  it('shows no −1 for what is unlimited', () => {
    expect(oneBrand({ min: '1 GB 3 days', max: '-1 GB 3 days' })).toMatchObject({
      from: '1 GB 3 days',
      to: null,
    });
    expect(oneBrand({ min: -1, max: '-1' })).toMatchObject({ from: null, to: null });
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
    [{ kind: 'Mobile_Recharge', category: 'E-SIM' }, 'esims'],
    [{ kind: 'lottery', category: 'games' }, 'gift-cards'],
    [{ kind: 'airtime', category: 'mobile_credits' }, 'top-ups'],
    [{ kind: null, category: 'mobile_bundle' }, 'top-ups'],
    [{ kind: 'giftcard', category: 'mobile_credits' }, 'gift-cards'],
    [{ kind: null, category: null }, 'gift-cards'],
  ])('puts %j among the %s', (change, kind) => {
    expect(oneBrand(change)?.kind).toBe(kind);
  });

  it('leaves out what would have to be shipped', () => {
    for (const kind of ['nft_giftcard', 'NFT_GiftCard']) {
      const all = [brandRow({ kind }), otherBrandRow()];
      const named = brandsIn(brandsBody({ all_brands: all, popular_brands: [brandRow({ kind })] }));
      expect(named.map(({ name }) => name)).toEqual(['Blue Yonder']);
    }
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
    const body = brandsBody({ all_brands: rows, popular_brands: [] });
    expect(brandsIn(body).map(({ slug }) => slug)).toEqual([
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
});

describe('toCoins', () => {
  const coinsIn = (...vias: Json[]) => toCoins(wirePaymentVias.parse(vias));
  const untold = { chainId: null, contract: null, decimals: null };

  it('reads coins and networks, a network without a smallest amount taking its coin’s', () => {
    expect(coinsIn({ ...paymentVia(), name: 'KUCOIN_PAY' }, paymentVia())).toEqual([
      {
        ticker: 'USDC',
        suspended: false,
        networks: [
          { name: 'Solana', minimum: '0.571428571428571', suspended: false, token: untold },
          {
            name: 'Polygon (Matic)',
            minimum: '0.57',
            suspended: true,
            token: { ...untold, chainId: 137 },
          },
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

  it('knows the own wallet however it is spelled, and reads one way to pay as a list of one', () => {
    expect(coinsIn(paymentVia({ name: 'User_Wallet' }))).toHaveLength(1);
    expect(toCoins(wirePaymentVias.parse(paymentVia()))).toHaveLength(1);
  });

  it('names a coin and its networks once, with what is told of the token', () => {
    const contract = { engine: 'EVM', address: '0x83', decimals: 6, symbol: 'USDC' };
    const network = { name: 'Base', chain_id: 8453, smart_contract: contract };
    const coin = { name: 'USDC', networks: [network, network] };
    expect(coinsIn(paymentVia({ currencies: [coin, coin] }))).toEqual([
      {
        ticker: 'USDC',
        suspended: false,
        networks: [
          {
            name: 'Base',
            minimum: null,
            suspended: false,
            token: { chainId: 8453, contract: '0x83', decimals: 6 },
          },
        ],
      },
    ]);
  });
});

it('toCurrencies names each coin once', () => {
  const body = wireCurrencies.parse([...currenciesBody(), { name: 'BTC', is_suspended: true }]);
  expect(toCurrencies(body)).toEqual([
    { ticker: 'BTC', suspended: false },
    { ticker: 'USDC', suspended: false },
    { ticker: 'DOGE', suspended: true },
  ]);
});
