import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Brand } from '@/schemas/catalogue';
import { brandNamed as brand } from '../catalogue/brand-fixtures';

const shelves = vi.hoisted(() => ({
  brandsAtHand: vi.fn(),
  searchElsewhere: vi.fn(),
  featuredBrands: vi.fn(),
}));
vi.mock('../catalogue/catalogue', () => ({ brandsAtHand: shelves.brandsAtHand }));
vi.mock('../catalogue/discovery', () => ({
  searchElsewhere: shelves.searchElsewhere,
  featuredBrands: shelves.featuredBrands,
}));

const { answerSearch, findAbroad } = await import('./country');

const caller = { address: null, userAgent: null };
const steam = brand('Steam', { popular: true });
const metro = brand('Metro', { kind: 'top-ups' });
const home = [steam, metro];
const abroad = (name: string, country: string, change: Partial<Brand> = {}) =>
  brand(name, { country, ...change });

const answer = (words?: string) =>
  answerSearch(caller, home, { locale: 'en', country: 'US', words });

beforeEach(() => {
  for (const mock of Object.values(shelves)) mock.mockReset();
  shelves.brandsAtHand.mockResolvedValue(new Map());
  shelves.searchElsewhere.mockResolvedValue([]);
  shelves.featuredBrands.mockResolvedValue([steam]);
});

describe('a search of a country', () => {
  it('shows what is popular before anything is asked', async () => {
    expect(await answer()).toEqual({ state: 'unasked', popular: [steam] });
    expect(shelves.searchElsewhere).not.toHaveBeenCalled();
  });

  it('asks nobody for what the country has', async () => {
    expect(await answer('stea')).toMatchObject({ state: 'found', brands: [steam], abroad: [] });
    expect(await answer('airtime')).toMatchObject({ state: 'found', brands: [metro], abroad: [] });
    expect(shelves.searchElsewhere).not.toHaveBeenCalled();
    expect(shelves.brandsAtHand).not.toHaveBeenCalled();
  });

  it('gives the supplier what it does not find itself', async () => {
    shelves.searchElsewhere.mockResolvedValue([metro]);
    expect(await answer('tube')).toMatchObject({ state: 'found', brands: [metro] });
    expect(shelves.searchElsewhere).toHaveBeenCalledWith(
      caller,
      { locale: 'en', country: 'US', words: 'tube' },
      home,
    );
  });

  it('shows the real name in another country beside a slip here, without asking', async () => {
    const other = abroad('Steem', 'DE');
    shelves.brandsAtHand.mockResolvedValue(new Map([['DE', [other]]]));
    expect(await answer('steem')).toMatchObject({ brands: [steam], abroad: [other] });
    expect(shelves.searchElsewhere).not.toHaveBeenCalled();
  });

  it('that is in vain offers other countries and what is popular', async () => {
    const other = abroad('Esselunga', 'IT');
    shelves.brandsAtHand.mockResolvedValue(new Map([['IT', [other]]]));
    expect(await answer('eselunga')).toEqual({
      ...{ state: 'missed', words: 'eselunga', abroad: [other], popular: [steam] },
    });
  });
});

describe('other countries', () => {
  const find = (catalogues: Record<string, Brand[]>, words = 'argos', slips = true) =>
    findAbroad(new Map(Object.entries(catalogues)), { country: 'US', words, slips });

  it('offer their best brand each, the closest name first, sold out last among equals', () => {
    const [gb, ie] = [abroad('Argos', 'GB', { outOfStock: true }), abroad('Argos', 'IE')];
    const de = [abroad('Argos Extra', 'DE'), abroad('My Argos', 'DE')];
    expect(find({ US: [brand('Argos')], GB: [gb], DE: de, IE: [ie] })).toEqual([ie, gb, de[0]]);
  });

  it('offer a slip only when none has the name, and only if asked to', () => {
    const [gb, de] = [abroad('Argos', 'GB'), abroad('Argus', 'DE')];
    expect(find({ GB: [gb], DE: [de] })).toEqual([gb]);
    expect(find({ DE: [de] })).toEqual([de]);
    expect(find({ DE: [de] }, 'argos', false)).toEqual([]);
  });

  it('offer no brand for its kind or category alone', () => {
    const sim = abroad('Orange', 'FR', { kind: 'esims', categories: ['games'] });
    expect(find({ FR: [sim] }, 'roaming')).toEqual([]);
    expect(find({ FR: [sim] }, 'games')).toEqual([]);
    expect(find({ FR: [sim] }, 'orange')).toEqual([sim]);
  });

  it('are twelve at most', () => {
    const codes = Array.from({ length: 20 }, (_, index) => `X${index}`);
    const many = Object.fromEntries(codes.map((code) => [code, [abroad('Argos', code)]]));
    expect(find(many)).toHaveLength(12);
  });
});
