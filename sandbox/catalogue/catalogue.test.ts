import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { countryCodes } from '@/schemas/country-codes';
import { entriesOf, slugify, suppliedCountries } from './build';
import { availableCountriesWire, Catalogue, findProduct } from './index';

const catalogue = new Catalogue();

describe('findProduct', () => {
  it('finds every product by its verbatim denomination', () => {
    for (const countryCode of suppliedCountries()) {
      for (const { brand: entry, products } of entriesOf(countryCode)) {
        for (const product of products) {
          const found = findProduct(catalogue, {
            countryCode,
            brandName: entry.brand,
            denomination: product.denomination,
            ...(product.range && { productValue: product.range.max }),
          });
          expect(found).toBe(product);
        }
      }
    }
  });

  it('takes nothing but the exact words', () => {
    const steam = { countryCode: 'US', brandName: 'Steam' };
    expect(findProduct(catalogue, { ...steam, denomination: '10 USD' })?.faceValue?.amount).toBe(
      '10',
    );
    expect(findProduct(catalogue, { ...steam, denomination: '10' })).toBeNull();
    expect(findProduct(catalogue, { ...steam, denomination: '$10' })).toBeNull();
    expect(
      findProduct(catalogue, { ...steam, brandName: 'steam', denomination: '10 USD' }),
    ).toBeNull();
    expect(
      findProduct(catalogue, { ...steam, countryCode: 'AQ', denomination: '10 USD' }),
    ).toBeNull();
  });

  it('holds a range to its bounds and step', () => {
    const find = (brandName: string, productValue?: string) =>
      findProduct(catalogue, {
        countryCode: 'US',
        brandName,
        denomination: 'range',
        ...(productValue !== undefined && { productValue }),
      });
    expect(find('Airbnb', '50')?.range?.min).toBe('50');
    expect(find('Airbnb', '500')).not.toBeNull();
    expect(find('Airbnb', '75.00')).not.toBeNull();
    for (const value of ['49', '501', '50.5', '-60', '1e2', '']) {
      expect(find('Airbnb', value)).toBeNull();
    }
    expect(find('Airbnb')).toBeNull();
    expect(find('Amazon.com', '17.35')).not.toBeNull();
    expect(find('Amazon.com', '17.355')).toBeNull();
  });
});

describe('countries', () => {
  it('are the 233 of the supplier, each with a name', () => {
    const body = z
      .strictObject({
        countries: z.array(
          z.strictObject({ isoCode: z.string().length(2), name: z.string().min(1) }),
        ),
      })
      .parse(availableCountriesWire());
    expect(body.countries).toHaveLength(233);
    expect(new Set(body.countries.map(({ isoCode }) => isoCode)).size).toBe(233);
    expect(body.countries).toContainEqual({ isoCode: 'CI', name: "Côte d'Ivoire" });
    const known: readonly string[] = countryCodes;
    expect(suppliedCountries().filter((code) => !known.includes(code))).toEqual([]);
  });
});

describe('slugify', () => {
  it.each([
    ['H&M', 'h-and-m'],
    ['El Corte Inglés', 'el-corte-ingles'],
    ['Türk Telekom', 'turk-telekom'],
    ["Domino's", 'dominos'],
    ['Disney+', 'disney-plus'],
  ])('makes %s safe in a URL', (name, slug) => {
    expect(slugify(name)).toBe(slug);
  });
});
