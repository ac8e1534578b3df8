import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Brand, BrandMention } from '@/schemas/catalogue';
import type { Result } from '@/schemas/result';
import type { SupplierError } from '../cryptorefills/errors';
import { brandNamed } from './brand-fixtures';

type Feed = Result<BrandMention[], SupplierError>;
const feed = vi.hoisted(() => ({ homepage: vi.fn(), search: vi.fn() }));
vi.mock('../cryptorefills/catalogue', () => ({
  fetchHomepage: feed.homepage,
  fetchSearch: feed.search,
}));
// Without the store: what is remembered is remembered in memory only.
vi.mock('./kept', () => ({ keptCopies: () => undefined }));

const { featuredBrands, searchShelf } = await import('./discovery');

const caller = { address: null, userAgent: null };

const brand = (name: string, change: Partial<Brand> = {}): Brand =>
  brandNamed(name, { categories: ['games'], ...change });

const brands = [
  brand('Alpha'),
  brand('Beta', { popular: true }),
  brand('Gamma', { popular: true }),
  brand('Delta', { outOfStock: true }),
  brand('Café', { kind: 'top-ups' }),
];
const names = (found: readonly Brand[]) => found.map(({ name }) => name);
const says = (...mentions: BrandMention[]): Feed => ({ ok: true, data: mentions });
const mention = (name: string, id = `US-${name}`) => ({ id, name });

beforeEach(() => {
  Reflect.deleteProperty(globalThis, Symbol.for('refillery.processWide'));
  feed.homepage.mockReset();
  feed.search.mockReset();
});

describe('what a country opens with', () => {
  const featured = (count = 3) => featuredBrands(caller, 'US', brands, count);

  it('is the supplier’s feed in its order, filled up with what is popular', async () => {
    feed.homepage.mockResolvedValue(says(mention('Alpha'), mention('Gamma')));
    expect(names(await featured())).toEqual(['Alpha', 'Gamma', 'Beta']);
  });

  it('names each brand once, only those sold, and none that is sold out', async () => {
    const odd = [mention('Nobody'), mention('Delta'), mention('Alpha'), mention('Alpha')];
    feed.homepage.mockResolvedValue(says(...odd));
    expect(names(await featured())).toEqual(['Alpha', 'Beta', 'Gamma']);
  });

  it('knows a brand by its name where the id is another', async () => {
    feed.homepage.mockResolvedValue(says(mention('CAFE', 'of-another-country')));
    expect(names(await featured(1))).toEqual(['Café']);
  });

  it.each<[string, Feed]>([
    ['fails', { ok: false, error: { kind: 'unavailable' } }],
    ['is empty', says()],
  ])('is what is popular when the feed %s', async (_, answer) => {
    feed.homepage.mockResolvedValue(answer);
    expect(names(await featured(2))).toEqual(['Beta', 'Gamma']);
  });

  it('does not wait for a slow feed, and shows it once it is there', async () => {
    let arrive = (_: Feed) => {};
    feed.homepage.mockReturnValue(
      new Promise<Feed>((resolve) => {
        arrive = resolve;
      }),
    );
    expect(names(await featured(1))).toEqual(['Beta']);
    arrive(says(mention('Alpha')));
    await vi.waitFor(async () => expect(names(await featured(1))).toEqual(['Alpha']));
    expect(feed.homepage).toHaveBeenCalledTimes(1);
  });
});

describe('a search', () => {
  const wish = { locale: 'en', country: 'US', kind: 'gift-cards' } as const;

  it('asks the supplier only for what the shop does not find itself', async () => {
    expect(names(await searchShelf(caller, brands, { ...wish, q: 'alph' }))).toEqual(['Alpha']);
    expect(names(await searchShelf(caller, brands, wish))).toContain('Gamma');
    expect(feed.search).not.toHaveBeenCalled();
  });

  it('finds what the supplier knows by another name, within kind and category', async () => {
    feed.search.mockResolvedValue(says(mention('Beta'), mention('Café'), mention('Nobody')));
    expect(names(await searchShelf(caller, brands, { ...wish, q: 'ps n' }))).toEqual(['Beta']);
    const other = { ...wish, q: 'ps n', category: 'streaming' };
    expect(await searchShelf(caller, brands, other)).toEqual([]);
  });

  it('asks once for the same words, however they are written', async () => {
    feed.search.mockResolvedValue(says());
    for (const q of ['Crème Brûlée', ' creme  brulee ', 'CREME BRULEE']) {
      await searchShelf(caller, brands, { ...wish, q });
    }
    expect(feed.search).toHaveBeenCalledTimes(1);
    expect(feed.search).toHaveBeenCalledWith(caller, {
      country: 'US',
      words: 'creme brulee',
      lang: 'en',
    });
  });

  it('does not ask for a single letter', async () => {
    expect(await searchShelf(caller, brands, { ...wish, q: '#' })).toEqual([]);
    expect(feed.search).not.toHaveBeenCalled();
  });

  it('finds nothing when the supplier cannot be asked', async () => {
    feed.search.mockResolvedValue({ ok: false, error: { kind: 'unreachable' } });
    expect(await searchShelf(caller, brands, { ...wish, q: 'psn' })).toEqual([]);
  });
});
