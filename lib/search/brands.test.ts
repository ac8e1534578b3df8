import { describe, expect, it } from 'vitest';
import { searchIndexSchema } from '@/schemas/search-index';
import { brandNamed as brand } from '../catalogue/brand-fixtures';
import { indexedBrands, searchedBrands } from './brands';
import { countryTerms } from './country-terms';
import { search } from './match';

const brands = [
  brand('Alpha One', { outOfStock: true, popular: true }),
  brand('Alpha Two'),
  brand('Alpha Three', { popular: true, colour: '#102030' }),
  brand('Alpha Four', { categories: ['e-commerce', 'sports_fitness'], family: 'Äther' }),
];

describe('a country’s brands', () => {
  const found = (query: string) =>
    search(searchedBrands(brands), query).map(({ item }) => item.name);

  it('come in stock and popular first among equals', () => {
    expect(found('alpha')).toEqual(['Alpha Three', 'Alpha Four', 'Alpha Two', 'Alpha One']);
  });

  it.each(['sports', 'e commerce', 'online shopping', 'fitness', 'ather'])(
    'are found by category and family: %s',
    (query) => expect(found(query)).toEqual(['Alpha Four']),
  );

  it('are made ready once', () => {
    expect(searchedBrands(brands)).toBe(searchedBrands(brands));
    expect(searchedBrands([...brands])).not.toBe(searchedBrands(brands));
  });
});

describe('the index for a browser', () => {
  const index = indexedBrands(brands);

  it('is in the same order, and says no more than it must', () => {
    expect(index.map(({ name }) => name)).toEqual([
      ...['Alpha Three', 'Alpha Four', 'Alpha Two', 'Alpha One'],
    ]);
    expect(index[0]).toEqual({
      ...{ name: 'Alpha Three', slug: 'alpha-three', kind: 'gift-cards', words: '' },
      colour: '#102030',
    });
    expect(index[1]?.words).toBe('e commerce online shopping sports fitness ather');
    expect(index[3]).toMatchObject({ name: 'Alpha One', soldOut: true });
  });

  it('survives its way', () => {
    const countries = countryTerms({ BR: ['Brazil'] });
    const sent = { brands: index, countries, elsewhere: '{words}', allElsewhere: '{country}' };
    expect(searchIndexSchema.parse(JSON.parse(JSON.stringify(sent)))).toEqual(sent);
  });
});
