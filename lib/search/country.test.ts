import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Brand } from '@/schemas/catalogue';
import { brandNamed as brand } from '../catalogue/brand-fixtures';

const shelves = vi.hoisted(() => ({
  brandsAtHand: vi.fn(),
  brandsOf: vi.fn(),
  readCatalogues: vi.fn(),
  searchElsewhere: vi.fn(),
  featuredBrands: vi.fn(),
}));
vi.mock('../catalogue/catalogue', () => ({
  brandsAtHand: shelves.brandsAtHand,
  brandsOf: shelves.brandsOf,
}));
vi.mock('../catalogue/likely', () => ({
  readCatalogues: shelves.readCatalogues,
  likelyCountriesFor: () => ['CA', 'IT', 'BR'],
}));
vi.mock('../catalogue/countries', () => ({ countriesOnOffer: () => ['US', 'BR', 'IT', 'TR'] }));
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
  answerSearch(caller, home, { locale: 'en', country: 'US', words, own: [] });

beforeEach(() => {
  for (const mock of Object.values(shelves)) mock.mockReset();
  shelves.brandsAtHand.mockResolvedValue(new Map());
  shelves.searchElsewhere.mockResolvedValue([]);
  shelves.featuredBrands.mockResolvedValue([steam]);
});

describe('a search of a country', () => {
  it('shows what is popular before anything is asked', async () => {
    expect(await answer()).toEqual({ state: 'unasked', popular: [steam] });
    // The country itself is no more than where one looks.
    expect(await answer('United States')).toEqual({ state: 'unasked', popular: [steam] });
    expect(shelves.readCatalogues).not.toHaveBeenCalled();
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
      named: null,
    });
  });

  it('that is in vain has likely countries read, and waits when none at hand has the name', async () => {
    const other = abroad('Esselunga', 'IT');
    const atHand = new Map([['CA', [abroad('Metro', 'CA')]]]);
    shelves.brandsAtHand.mockResolvedValueOnce(atHand);
    shelves.brandsAtHand.mockResolvedValueOnce(new Map([...atHand, ['IT', [other]]]));
    expect(await answer('esselunga')).toMatchObject({ state: 'missed', abroad: [other] });
    expect(shelves.brandsAtHand).toHaveBeenCalledWith(['CA', 'IT', 'BR']);
    expect(shelves.readCatalogues).toHaveBeenCalledWith(caller, ['IT', 'BR']);

    shelves.brandsAtHand.mockResolvedValue(new Map([['IT', [other]]]));
    shelves.readCatalogues.mockReturnValue(new Promise(() => {}));
    expect(await answer('esselunga')).toMatchObject({ state: 'missed', abroad: [other] });
  });

  it('that finds anything has nothing read', async () => {
    await answer('steem');
    shelves.searchElsewhere.mockResolvedValue([metro]);
    await answer('tube');
    expect(shelves.readCatalogues).not.toHaveBeenCalled();
  });
});

describe('a search that names a country', () => {
  const there = [abroad('Metro TR', 'TR'), abroad('Steam', 'TR'), abroad('Steam Turkey', 'TR')];
  beforeEach(() => {
    shelves.brandsOf.mockResolvedValue({ ok: true, data: there });
  });

  it('shows that country’s brands, those called by all that was typed first, and its own', async () => {
    expect(await answer('steam turkey')).toEqual({
      ...{ state: 'found', words: 'steam', brands: [steam], abroad: [] },
      named: { country: 'TR', words: 'steam', typed: 'steam turkey', brands: [there[2], there[1]] },
    });
    expect(shelves.brandsOf).toHaveBeenCalledWith(caller, 'TR');
    expect(shelves.searchElsewhere).not.toHaveBeenCalled();
  });

  it('that this one has not looks nowhere else when that one has it', async () => {
    shelves.brandsOf.mockResolvedValue({ ok: true, data: [abroad('Migros', 'TR')] });
    expect(await answer('migros turkey')).toMatchObject({ state: 'missed', abroad: [] });
    expect(shelves.readCatalogues).not.toHaveBeenCalled();
    expect(shelves.searchElsewhere.mock.calls[0]?.[1]).toMatchObject({ words: 'migros' });
  });

  it('but not the brand there looks into others, and repeats the named one nowhere', async () => {
    shelves.brandsAtHand.mockResolvedValue(
      new Map([
        ['IT', [abroad('Migros', 'IT')]],
        ['TR', [abroad('Migros', 'TR')]],
      ]),
    );
    expect(await answer('migros turkey')).toMatchObject({
      named: { brands: [] },
      abroad: [{ country: 'IT' }],
    });
  });

  it.each([
    ['refuses', async () => ({ ok: false, error: { kind: 'unavailable' } })],
    ['is late', () => new Promise(() => {})],
  ])('is answered all the same while the supplier %s', async (_, reads) => {
    vi.useFakeTimers();
    shelves.brandsOf.mockImplementation(reads);
    const asked = answer('steam turkey');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await asked).toMatchObject({ brands: [steam], named: { words: 'steam', brands: null } });
    vi.useRealTimers();
  });

  it('and nothing else asks for none of its brands', async () => {
    expect(await answer('Turkey')).toMatchObject({
      ...{ state: 'missed', words: 'Turkey', abroad: [] },
      named: { country: 'TR', words: '', brands: null },
    });
    expect(shelves.brandsOf).not.toHaveBeenCalled();
    expect(shelves.readCatalogues).not.toHaveBeenCalled();
  });

  it('that is this one is a search without it', async () => {
    expect(await answer('steam usa')).toMatchObject({
      ...{ state: 'found', words: 'steam', brands: [steam], named: null },
    });
  });

  it('is no such search where a brand is called so, or the shop does not sell there', async () => {
    const store = brand('Turkey Store');
    const wish = { locale: 'en', country: 'US', own: [] };
    const literal = await answerSearch(caller, [steam, store], { ...wish, words: 'turkey store' });
    expect(literal).toMatchObject({ brands: [store], named: null });
    expect(await answer('steam germany')).toMatchObject({ words: 'steam germany', named: null });
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
