import { describe, expect, it } from 'vitest';
import type { Brand } from '@/schemas/catalogue';
import { brandNamed as brand } from './brand-fixtures';
import { categoriesOf, countByKind, featured, shelf } from './shelves';

const names = (brands: readonly Brand[]) => brands.map(({ name }) => name);

it('counts the brands of each kind', () => {
  const brands = [brand('a', { kind: 'esims' }), brand('b'), brand('c')];
  expect(countByKind(brands)).toEqual({ 'gift-cards': 2, 'top-ups': 0, esims: 1 });
});

describe('categoriesOf', () => {
  it('puts the fullest first, equal ones by name', () => {
    const brands = [
      brand('a', { categories: ['games', 'home'] }),
      brand('b', { categories: ['games', 'food'] }),
      brand('c'),
    ];
    expect(categoriesOf(brands)).toEqual([
      { slug: 'games', count: 2 },
      { slug: 'food', count: 1 },
      { slug: 'home', count: 1 },
    ]);
  });
});

describe('shelf', () => {
  const brands = [
    brand('Zeta', { categories: ['games'] }),
    brand('Sold', { outOfStock: true, popular: true }),
    brand('Popular', { popular: true, categories: ['home', 'games'] }),
    brand('Alpha Games'),
    brand('Data', { kind: 'esims' }),
  ];

  it('shows what can be bought first, then what is popular, then by name', () => {
    expect(names(shelf(brands, { kind: 'gift-cards' }))).toEqual([
      'Popular',
      'Alpha Games',
      'Zeta',
      'Sold',
    ]);
  });

  it.each([
    [{ category: 'games' }, ['Popular', 'Zeta']],
    [{ category: 'food' }, []],
    [{ words: '  GAMES ' }, ['Alpha Games']],
    [{ words: ' ' }, ['Popular', 'Alpha Games', 'Zeta', 'Sold']],
    [{ words: '.*' }, []],
    [{ category: 'games', words: 'zet' }, ['Zeta']],
    [{ inStock: true }, ['Popular', 'Alpha Games', 'Zeta']],
  ])('narrowed by %j holds %j', (wish, expected) => {
    expect(names(shelf(brands, { kind: 'gift-cards', ...wish }))).toEqual(expected);
  });

  it('sorts names as the language does', () => {
    const rows = ['Öpel', 'Zara', 'Opel', '7-Eleven', '11 Fruits'].map((name) => brand(name));
    const sorted = (locale: string) => names(shelf(rows, { kind: 'gift-cards', locale }));
    expect(sorted('de')).toEqual(['7-Eleven', '11 Fruits', 'Opel', 'Öpel', 'Zara']);
    expect(sorted('sv')).toEqual(['7-Eleven', '11 Fruits', 'Opel', 'Zara', 'Öpel']);
  });

  it('leaves the list it is given as it was', () => {
    const before = names(brands);
    shelf(brands, { kind: 'gift-cards' });
    expect(names(brands)).toEqual(before);
  });
});

describe('featured', () => {
  it('shows popular brands in stock, as many as asked for', () => {
    const brands = [
      brand('C', { popular: true }),
      brand('B', { popular: true }),
      brand('A', { popular: true, outOfStock: true }),
      brand('D'),
    ];
    expect(names(featured(brands, 5))).toEqual(['B', 'C']);
    expect(names(featured(brands, 1))).toEqual(['B']);
  });

  it('falls back to the start of the shelf', () => {
    expect(names(featured([brand('B'), brand('A'), brand('C', { outOfStock: true })], 5))).toEqual([
      'A',
      'B',
    ]);
  });
});
