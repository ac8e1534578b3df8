import { describe, expect, it } from 'vitest';
import type { Brand } from '@/schemas/catalogue';
import { brandNamed } from './brand-fixtures';
import { similarBrands } from './similar';

const brand = (name: string, change: Partial<Brand> = {}): Brand =>
  brandNamed(name, { categories: ['games'], ...change });

const steam = brand('Steam', { categories: ['games', 'entertainment'] });
const names = (brands: Brand[]) => similarBrands(brands, steam).map(({ name }) => name);

describe('similar brands', () => {
  it('are in stock, of the same kind and of a shared category', () => {
    const brands = [
      steam,
      brand('Roblox'),
      brand('Spotify', { categories: ['streaming', 'entertainment'] }),
      brand('Ikea', { categories: ['home'] }),
      brand('Nowhere', { categories: [] }),
      brand('Fortnite', { outOfStock: true }),
      brand('Games by phone', { kind: 'top-ups' }),
    ];
    expect(names(brands)).toEqual(['Roblox', 'Spotify']);
  });

  it('begin with the popular ones, then with those of its own category', () => {
    const brands = [
      brand('Alpha', { categories: ['entertainment'] }),
      brand('Omega'),
      brand('Beta', { categories: ['entertainment'], popular: true }),
      brand('Gamma'),
    ];
    expect(names(brands)).toEqual(['Beta', 'Gamma', 'Omega', 'Alpha']);
  });

  it('are six at most', () => {
    expect(names(Array.from({ length: 20 }, (_, index) => brand(`Brand ${index}`)))).toHaveLength(
      6,
    );
  });

  it('are none for a brand without a category', () => {
    expect(similarBrands([steam], brand('Odd', { categories: [] }))).toEqual([]);
  });
});
