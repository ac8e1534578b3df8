import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { entriesOf } from './build';
import { Catalogue } from './catalogue';
import { searchWire } from './search';

const catalogue = new Catalogue();
const rows = z.array(
  z.looseObject({
    brand: z.string(),
    products: z.array(
      z.union([
        z.strictObject({
          product_id: z.uuid(),
          is_dynamic: z.literal(false),
          denomination: z.string(),
          localized_denomination: z.string(),
        }),
        z.strictObject({
          product_id: z.uuid(),
          is_dynamic: z.literal(true),
          range: z.looseObject({ min: z.number(), max: z.number() }),
        }),
      ]),
    ),
  }),
);
const search = (query: string, country = 'US') =>
  rows.parse(searchWire(catalogue.shelf(country), query, 'http://127.0.0.1:1'));
const names = (query: string, country?: string) => search(query, country).map(({ brand }) => brand);

describe('search', () => {
  it.each([
    ['steam', 'US', 'Steam'],
    ['STEAM', 'US', 'Steam'],
    ['corte ingles', 'ES', 'El Corte Inglés'],
    ['CORTE INGLÉS', 'ES', 'El Corte Inglés'],
    ['turk telekom', 'TR', 'Türk Telekom Credits'],
    ['hm', 'US', 'H&M'],
    ['h & m', 'US', 'H&M'],
    ['lycamobile', 'US', 'Lycamobile Credits'],
    ['psn', 'US', 'PlayStation Store'],
    ['itunes', 'US', 'Apple'],
    ['amzn', 'DE', 'Amazon.de'],
    ['playst', 'US', 'PlayStation Store'],
  ])('%s in %s finds %s', (query, country, brand) => {
    expect(names(query, country)).toContain(brand);
  });

  it('puts the very name before names that begin with it, and those before the rest', () => {
    expect(names('instacart')).toEqual(['Instacart', 'Instacart+']);
    expect(names('esim')[0]).toBe('eSIM');
    expect(names('play').slice(0, 1)).toEqual(['PlayStation Store']);
    expect(names('play')).toContain('Google Play');
  });

  it('shows what is sold under a brand, as the brand list does', () => {
    expect(search('steam')[0]).toMatchObject({
      family: 'Steam',
      country_code: 'US',
      is_out_of_stock: false,
      products: [
        { is_dynamic: false, denomination: '10 USD', localized_denomination: '$10' },
        {},
        {},
        {},
      ],
    });
    expect(search('airbnb')[0]?.products).toMatchObject([
      { is_dynamic: true, range: { min: 50, max: 500 } },
    ]);
  });

  it('finds nothing for nonsense, punctuation, or where nothing is sold', () => {
    expect([names('zzzz'), names(' &!'), names('steam', 'AQ')]).toEqual([[], [], []]);
  });

  it('answers at most twenty', () => {
    const large = new Catalogue();
    large.resize({ country: 'US', brands: 1000 });
    const found = rows.parse(searchWire(large.shelf('US'), 'a', 'http://127.0.0.1:1'));
    expect(found).toHaveLength(20);
  });

  it('finds every brand by its own name and takes any text', () => {
    for (const { brand } of entriesOf('US')) expect(names(brand.brand)).toContain(brand.brand);
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => search(text).length <= 20));
  });
});
