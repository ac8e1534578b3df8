import { describe, expect, it, vi } from 'vitest';
import type { Brand, Coin } from '@/schemas/catalogue';
import type { ShopConfig } from '@/schemas/shop-config';
import { shopOf } from '../shop-fixtures';
import { brandNamed } from './brand-fixtures';
import {
  curateBrands,
  curateCoins,
  curateCountries,
  featuredFirst,
  isRecommendedHere,
} from './curation';

const { shop } = vi.hoisted(() => ({ shop: vi.fn<() => ShopConfig>() }));
vi.mock('../shop', () => ({ shop }));

const brand = (slug: string, change: Partial<Brand> = {}): Brand => ({
  ...brandNamed(slug),
  slug,
  kind: 'gift-cards',
  categories: ['games'],
  ...change,
});

const slugs = (brands: readonly Brand[]) => brands.map(({ slug }) => slug);

describe('the brands of a partner', () => {
  const all = [
    brand('steam'),
    brand('netflix', { categories: ['streaming', 'games'] }),
    brand('paysafe', { categories: ['e-money'] }),
    brand('vodafone', { kind: 'top-ups', categories: ['mobile'] }),
    brand('roam', { kind: 'esims', categories: [] }),
  ];

  it.each<[object, string[]]>([
    [{}, ['steam', 'netflix', 'vodafone', 'roam']],
    [{ kinds: ['esims'] }, ['roam']],
    [{ categories: { deny: [] } }, ['steam', 'netflix', 'paysafe', 'vodafone', 'roam']],
    [{ categories: { allow: ['games', 'mobile'] } }, ['steam', 'vodafone']],
    [{ categories: { allow: ['Games'], deny: ['games'] } }, []],
    [{ brands: { allow: ['steam', 'Netflix'] } }, ['steam', 'netflix']],
    [{ brands: { deny: ['netflix'] } }, ['steam', 'vodafone', 'roam']],
    [{ brands: { allow: ['steam', 'netflix'], deny: ['steam'] } }, ['netflix']],
  ])('with %j are %j', (wish, sold) => {
    expect(slugs(curateBrands(all, shopOf(wish)))).toEqual(sold);
  });

  it('lead to no category that is not sold', () => {
    const [netflix] = curateBrands(all, shopOf({ categories: { deny: ['games'] } }));
    expect(netflix).toMatchObject({ slug: 'netflix', categories: ['streaming'] });
  });

  it('are the supplier’s own where nothing of them changes', () => {
    expect(curateBrands(all, shopOf())[0]).toBe(all[0]);
  });

  it('begin with those that are featured and in stock, in the partner’s order', () => {
    shop.mockReturnValue(shopOf({ brands: { feature: ['roam', 'netflix', 'gone', 'steam'] } }));
    const soldOut = brand('netflix', { outOfStock: true });
    const brands = [brand('steam'), soldOut, brand('vodafone'), brand('roam')];
    expect(slugs(featuredFirst(brands, brands.toSpliced(1, 1)))).toEqual([
      'roam',
      'steam',
      'vodafone',
    ]);
  });
});

describe('the countries of a partner', () => {
  const codes = ['DE', 'FR', 'US'];
  it.each<[object, string[]]>([
    [{}, ['DE', 'FR', 'US']],
    [{ allow: ['US', 'DE', 'XX'] }, ['DE', 'US']],
    [{ deny: ['FR'] }, ['DE', 'US']],
    [{ allow: ['FR'], deny: ['FR'] }, []],
  ])('with %j are %j', (countries, sold) => {
    expect(curateCountries(codes, shopOf({ countries }).countries)).toEqual(sold);
  });
});

describe('the ways to pay of a partner', () => {
  const coin = (ticker: string, ...networks: string[]): Coin => ({
    ticker,
    suspended: false,
    networks: networks.map((name) => ({ name, minimum: null, suspended: false })),
  });
  const coins = [
    coin('BTC', 'Mainnet', 'Lightning'),
    coin('USDT', 'Tron', 'Polygon (Matic)'),
    coin('USDC', 'Base', 'Solana'),
  ];
  const told = (wish: object) =>
    curateCoins(coins, shopOf(wish)).map(
      ({ ticker, networks }) => `${ticker}: ${networks.map(({ name }) => name).join(', ')}`,
    );

  it('stand in the partner’s order, whatever the case and the blanks', () => {
    expect(
      told({ coins: { order: ['usdc'] }, networks: { order: ['Lightning', 'polygon(matic)'] } }),
    ).toEqual(['USDC: Base, Solana', 'BTC: Lightning, Mainnet', 'USDT: Polygon (Matic), Tron']);
  });

  it('are without what is hidden, and without a coin that no network is left of', () => {
    expect(
      told({ coins: { hide: ['btc'] }, networks: { hide: ['Base', 'solana', 'TRON'] } }),
    ).toEqual(['USDT: Polygon (Matic)']);
  });

  it.each<[object, string[]]>([
    [{}, ['USDC Solana']],
    [{ networks: { recommend: ['base'] } }, ['USDC Base', 'USDT Base']],
    [{ coins: { recommend: ['USDC'] }, networks: { recommend: ['Base'] } }, ['USDC Base']],
    [{ coins: { recommend: ['USDT'] } }, ['USDT Base', 'USDT Solana']],
    [{ networks: { recommend: [] } }, []],
  ])('with %j recommend %j', (wish, recommended) => {
    shop.mockReturnValue(shopOf(wish));
    const ways = ['USDC', 'USDT'].flatMap((ticker) =>
      ['Base', 'Solana'].map((network) => ({ coin: ticker, network })),
    );
    const marked = ways.filter(isRecommendedHere).map((way) => `${way.coin} ${way.network}`);
    expect(marked).toEqual(recommended);
  });
});
