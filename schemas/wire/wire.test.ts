import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { countryCodes } from '../country-codes';
import { wireBrandMentions } from './brand-mentions';
import { wireBrands } from './brands';
import { wireAvailableCountries } from './countries';
import { wireCurrencies } from './currencies';
import { wireOrder } from './order';
import { wirePaymentVias } from './payment-vias';
import { wireValidation } from './problems';
import { wirePrice, wireProductGroups } from './products';

const bodies: Record<string, z.ZodType> = {
  wireBrandMentions,
  wireBrands,
  wireAvailableCountries,
  wireCurrencies,
  wireOrder,
  wirePaymentVias,
  wireValidation,
  wirePrice,
  wireProductGroups,
};

describe.each(Object.entries(bodies))('%s', (_, schema) => {
  it('answers for anything at all, without throwing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.array(fc.anything())), (body) => {
        expect(typeof schema.safeParse(body).success).toBe('boolean');
      }),
    );
  });

  it.each([[undefined], [null], ['<html>'], [7]])('does not take %j for a body', (body) => {
    expect(schema.safeParse(body).success).toBe(false);
  });
});

const { wireValidation: _validation, ...refusing } = bodies;

it.each(Object.entries(refusing))('%s does not take an error for an answer', (_, schema) => {
  const problem = { problem: 'NOT_ACTIVE' };
  for (const body of [{ problems: [problem] }, { status: 422, detail: 'SUSPENDED_COIN' }]) {
    expect(schema.safeParse(body).success).toBe(false);
  }
});

describe('brands', () => {
  it('keeps the good rows and counts the bad ones', () => {
    const body = wireBrands.parse({
      all_brands: [{ brand: 'Steam', brand_id: 'b1' }, { brand: 'No id' }, null],
      categories: null,
    });
    expect(body.all_brands.items.map(({ brand }) => brand)).toEqual(['Steam']);
    expect(body.all_brands.dropped).toBe(2);
    expect(body.categories.items).toEqual([]);
  });

  it('may be a bare list', () => {
    expect(wireBrands.parse([{ brand: 'Steam', brand_id: 7 }]).all_brands.items).toMatchObject([
      { brand: 'Steam', brand_id: '7' },
    ]);
  });
});

describe('payment vias', () => {
  const network = {
    name: 'Base',
    chain_id: '8453',
    smart_contract: { engine: 'EVM', address: '0x8335', decimals: 6, symbol: 'USDC' },
  };
  const untold = { chainId: null, contract: null, decimals: null };
  const via = { name: 'USER_WALLET', currencies: [{ name: 'USDC', networks: [network] }] };
  const networksOf = (body: unknown) =>
    wirePaymentVias
      .parse(body)
      .items.flatMap(({ currencies }) => currencies.items)
      .flatMap(({ networks }) => networks.items);

  it.each<[string, unknown]>([
    ['a list', [via]],
    ['a bare object', via],
    ['bare objects throughout', { ...via, currencies: { name: 'USDC', networks: network } }],
  ])('may be %s', (_, body) => {
    expect(networksOf(body)).toMatchObject([
      { name: 'Base', token: { chainId: 8453, contract: '0x8335', decimals: 6 } },
    ]);
  });

  it.each<[object, object]>([
    [{ smart_contract: null, chain_id: 1 }, { token: { ...untold, chainId: 1 } }],
    [{ smart_contract: null, chain_id: '' }, { token: untold }],
    [{ smart_contract: { address: '', symbol: 7 }, chain_id: null }, { token: untold }],
    [
      { smart_contract: { address: ' 0x83 ' } },
      { token: { chainId: 8453, contract: '0x83', decimals: null } },
    ],
    [{ threshold: { amount: 8.5e-7, currency: 'BTC' } }, { threshold: '0.00000085' }],
  ])('read %j as %j', (change, expected) => {
    const networks = [{ ...network, ...change }];
    expect(networksOf([{ ...via, currencies: [{ name: 'USDC', networks }] }])).toMatchObject([
      expected,
    ]);
  });
});

it('what cannot be read of a token leaves the network without it', () => {
  const changes: object[] = [
    { smart_contract: 'x' },
    { smart_contract: [] },
    { smart_contract: { address: '0x83 35' } },
    { smart_contract: { address: 7.5e300 } },
    { smart_contract: { address: '0x8335', decimals: 1e9 } },
    { smart_contract: { address: '0x8335', decimals: -6 } },
    { chain_id: 1.5 },
    { chain_id: 'eip155:1' },
    { chain_id: {} },
  ];
  for (const change of changes) {
    const network = { name: 'Base', threshold: '0.5', ...change };
    const [via] = wirePaymentVias.parse({
      name: 'A',
      currencies: { name: 'B', networks: network },
    }).items;
    expect(via?.currencies.items[0]?.networks, JSON.stringify(change)).toEqual({
      items: [{ name: 'Base', threshold: '0.5', is_suspended: undefined, token: null }],
      dropped: 0,
    });
  }
});

it('currencies go by name, else by symbol', () => {
  const body = [{ name: 'BTC', is_suspended: 'TRUE' }, { symbol: 'USDC' }, { logo_url: 'x' }];
  expect(wireCurrencies.parse(body)).toEqual({
    items: [
      { ticker: 'BTC', suspended: true },
      { ticker: 'USDC', suspended: false },
    ],
    dropped: 1,
  });
});

describe('countries', () => {
  it.each<[unknown]>([
    [{ countries: [{ isoCode: 'US', name: 'United States' }, { isoCode: 'xk' }] }],
    [{ countries: ['us', 'XK'] }],
    [[{ isoCode: 'US' }, { isoCode: 'XK' }, { isoCode: 'us' }]],
    [['US', 'XK', ' US ']],
  ])('are read from %j', (body) => {
    expect(wireAvailableCountries.parse(body)).toEqual({ items: ['US', 'XK'], dropped: 0 });
  });

  it('that are none are counted', () => {
    const body = ['USA', 'ſ1', 'ß', null, { name: 'Nowhere' }, 'OK', 'DE', 'de'];
    expect(wireAvailableCountries.parse(body)).toEqual({ items: ['DE'], dropped: 6 });
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const lists = letters.map((one) =>
      wireAvailableCountries.parse(letters.map((other) => one + other)),
    );
    const items = lists.flatMap((list) => list.items);
    expect(lists.every((list) => list.items.length + list.dropped === 26)).toBe(true);
    expect(items).toEqual(expect.arrayContaining([...countryCodes]));
    expect(items.length).toBeLessThan(300);
  });

  it.each<[unknown]>([
    ['ok'],
    ['NO'],
    [{ countries: 'no' }],
    [{ countries: { isoCode: 'NO' } }],
    [{ countries: null }],
    [{ isoCode: 'NO' }],
    [{ status: 'ok' }],
  ])('are not read from %j, which is no list', (body) => {
    expect(wireAvailableCountries.safeParse(body).success).toBe(false);
  });
});

it.each<[unknown]>([[0], ['0.00'], [null], [{ amount: '26.80', currency: 'EUR' }]])(
  'a validation or a price of %j names no amount',
  (coin_amount) => {
    const body = { product_id: 'p', coin: 'USDC', coin_amount };
    expect(wireValidation.parse(body).coin_amount).toBeNull();
    expect(wirePrice.parse(body).coin_amount).toBeNull();
  },
);

describe('brands named anywhere in a body', () => {
  const row = (id: string, more: object = {}) => ({ brand: `Brand ${id}`, brand_id: id, ...more });
  const idsIn = (body: unknown) => wireBrandMentions.parse(body).items.map(({ id }) => id);
  const wrapped = (levels: number, value: unknown): unknown =>
    levels === 0 ? value : { inner: wrapped(levels - 1, value) };

  it.each<[string, unknown]>([
    ['a list', [row('a'), row('b')]],
    ['a list in an object', { results: [row('a'), row('b')] }],
    ['sections', { banners: [{ x: 1 }], feed: [{ rows: [row('a')] }, { rows: [row('b')] }] }],
    ['one another', [row('a', { similar: [row('b')] })]],
    ['several places', [row('a'), row('b'), row('a', { brand: 'Other name' })]],
  ])('are found in %s, in order and once', (_, body) => {
    expect(idsIn(body)).toEqual(['a', 'b']);
  });

  it('need a name and an id of their own that can be sent back', () => {
    const body = [row('a\u202e'), { brand: 'No id' }, { brand: 7, brand_id: 'c' }, row('d')];
    expect(wireBrandMentions.parse(body)).toEqual({
      items: [{ id: 'd', name: 'Brand d' }],
      dropped: 1,
    });
    expect(idsIn([Object.create(row('inherited'))])).toEqual([]);
    expect(idsIn(JSON.parse('{"__proto__": {"brand": "P", "brand_id": "p"}}'))).toEqual(['p']);
  });

  it('are looked for eight levels down, and among 20,000 objects', () => {
    expect(idsIn(wrapped(8, row('a')))).toEqual(['a']);
    expect(idsIn(wrapped(9, row('a')))).toEqual([]);
    const objects = Array.from({ length: 30_000 }, (_, index) => row(String(index)));
    expect(idsIn(objects)).toHaveLength(19_999);
  });
});
