import { describe, expect, it } from 'vitest';
import { layOut } from '../logos/draw';
import { tileBackground, tileOf } from '../logos/tiles';
import { entriesOf, slugify, stableId, suppliedCountries } from './build';
import { Catalogue, parseSize } from './catalogue';
import { generatedName, generatedPlace, mostBrands } from './generated-names';
import { findProduct } from './index';
import { productPrice } from './prices';

const full = new Catalogue();
full.resize({ country: 'US', brands: mostBrands });
const usual = entriesOf('US').length;
const generated = full.shelf('US').entries.slice(usual);

describe('a large catalogue', () => {
  it('has the usual brands first, and as many as asked for', () => {
    expect(full.shelf('US').entries).toHaveLength(mostBrands);
    expect(full.shelf('US').entries.slice(0, usual)).toEqual(entriesOf('US'));
    expect(full.shelf('GB').entries).toEqual(entriesOf('GB'));
  });

  it('has names, ids and slugs that no other brand has', () => {
    const brands = full.shelf('US').entries.map(({ brand }) => brand);
    const everywhere = suppliedCountries().flatMap(entriesOf);
    const taken = new Set(everywhere.map(({ brand }) => brand.slug));
    expect(new Set(brands.map(({ brand }) => brand)).size).toBe(mostBrands);
    expect(new Set(brands.map(({ brandId }) => brandId)).size).toBe(mostBrands);
    expect(generated.filter(({ brand }) => taken.has(brand.slug))).toEqual([]);
    expect(generated.every(({ brand }) => brand.slug === slugify(brand.brand))).toBe(true);
  });

  it('is mostly gift cards of many categories, some sold out, a few popular', () => {
    const part = (fits: (entry: (typeof generated)[number]) => boolean) =>
      generated.filter(fits).length / generated.length;
    expect(part(({ brand }) => brand.kind === 'giftcard')).toBeGreaterThan(0.85);
    expect(part(({ brand }) => brand.category === 'mobile_credits')).toBeGreaterThan(0.02);
    expect(part(({ brand }) => brand.category === 'e-sim')).toBeGreaterThan(0.01);
    expect(part(({ brand }) => brand.outOfStock)).toBeGreaterThan(0.03);
    expect(part(({ brand }) => brand.outOfStock)).toBeLessThan(0.1);
    expect(part(({ popular }) => popular)).toBeLessThan(0.01);
    expect(part(({ products }) => products.some(({ range }) => range !== null))).toBeGreaterThan(
      0.2,
    );
    const first = generated.slice(0, 40).map(({ brand }) => brand.category);
    expect(new Set(first).size).toBeGreaterThan(10);
  });

  it('sells products with a price, found by name', () => {
    for (const { brand, products } of generated) {
      expect(products.length, brand.brand).toBeGreaterThan(0);
      for (const product of products) {
        const value = product.range?.min;
        const found = findProduct(full, {
          countryCode: 'US',
          brandName: brand.brand,
          denomination: product.denomination,
          ...(value !== undefined && { productValue: value }),
        });
        expect(found).toBe(product);
        expect(productPrice(product, 'USDC', value)).not.toBeNull();
      }
    }
  });

  it('gives a brand the same id whatever the size, and another one abroad', () => {
    const small = new Catalogue();
    small.resize({ country: 'US', brands: usual + 1 });
    small.resize({ country: 'DE', brands: entriesOf('DE').length + 1 });
    const [american] = small.shelf('US').entries.slice(-1);
    const [german] = small.shelf('DE').entries.slice(-1);
    expect(american).toEqual(generated[0]);
    expect(american?.brand.brandId).toBe(stableId(`US/${american?.brand.brand}`));
    expect(german?.brand.brand).toBe(american?.brand.brand);
    expect(german?.brand.brandId).not.toBe(american?.brand.brandId);
  });

  it('draws every generated brand well inside its card', () => {
    for (const { brand, bgColor } of generated) {
      const tile = tileOf(brand.slug);
      if (!tile) throw new Error(`No tile for ${brand.slug}`);
      expect(bgColor).toBe(tileBackground(brand.slug));
      const { left, right, top, bottom } = layOut(tile);
      expect(left, brand.slug).toBeGreaterThan(100);
      expect(right, brand.slug).toBeLessThan(900);
      expect(top, brand.slug).toBeGreaterThan(90);
      expect(bottom, brand.slug).toBeLessThan(546);
    }
  });
});

describe('a size', () => {
  it('may be smaller than usual, nothing, and where nothing is sold', () => {
    const catalogue = new Catalogue();
    catalogue.resize({ country: 'US', brands: 3 });
    expect(catalogue.shelf('US').entries).toEqual(entriesOf('US').slice(0, 3));
    catalogue.resize({ country: 'US', brands: 0 });
    expect(catalogue.shelf('US').entries).toEqual([]);
    catalogue.resize({ country: 'AQ', brands: 12 });
    expect(catalogue.shelf('AQ').entries).toHaveLength(12);
    catalogue.reset();
    expect(catalogue.shelf('US').entries).toEqual(entriesOf('US'));
    expect(catalogue.shelf('AQ').entries).toEqual([]);
  });

  it('builds its list once', () => {
    expect(full.shelf('US')).toBe(full.shelf('US'));
  });

  it.each([
    ['US=1000', { country: 'US', brands: 1000 }],
    ['US=0', { country: 'US', brands: 0 }],
    ['US=5000', { country: 'US', brands: 5000 }],
    ['US=5001', null],
    ['us=10', null],
    ['USA=10', null],
    ['US=', null],
    ['US', null],
    ['US=1e3', null],
    ['US=-1', null],
    ['US=10 ', null],
  ])('%j on a command line is %j', (text, size) => {
    expect(parseSize(text)).toEqual(size);
  });
});

describe('generated names', () => {
  it('are found again by their slug, and no others', () => {
    for (const place of [0, 1, 72, 73, mostBrands - 1]) {
      const { house, trade } = generatedName(place);
      expect(generatedPlace(slugify(`${house} ${trade}`))).toBe(place);
    }
    expect(generatedPlace('no-such-brand')).toBeNull();
    const { house, trade } = generatedName(mostBrands);
    expect(generatedPlace(slugify(`${house} ${trade}`))).toBeNull();
  });
});
