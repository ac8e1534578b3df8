import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SearchIndex } from '@/schemas/search-index';
import { countryTerms } from './country-terms';

const index: SearchIndex = {
  brands: Array.from({ length: 20 }, (_, at) => ({
    ...{ name: `Brand ${at}`, slug: `brand-${at}`, kind: 'gift-cards', words: 'games turkei' },
  })),
  countries: countryTerms({
    ...{ BR: ['Brasilien', 'Brazil'], TR: ['Türkei', 'Türkiye'], US: ['USA'] },
  }),
  elsewhere: '{country}: „{words}“ suchen',
  allElsewhere: 'Alles ansehen: {country}',
};
const ask = vi.fn<(path: string) => Promise<Response>>();

/** As a page that was just opened. */
async function open(country = 'US', locale = 'de') {
  const { openSuggester } = await import('./suggester');
  return openSuggester({ locale, country });
}

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
  vi.stubGlobal('fetch', ask.mockReset());
  ask.mockImplementation(async () => Response.json(index));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a suggester', () => {
  it('suggests at most eight of the country’s brands, best first', async () => {
    const suggest = await open();
    expect(suggest('brand')).toHaveLength(8);
    expect(suggest('brand 17')).toEqual([expect.objectContaining({ slug: 'brand-17' })]);
    expect(suggest('nothing')).toEqual([]);
    expect(ask.mock.calls).toEqual([['/api/search-index/us?locale=de']]);
  });

  it('leads to another country that is named, after at most seven brands', async () => {
    const suggest = await open();
    const way = { name: 'Brasilien: „brand 17“ suchen', country: 'BR', words: 'brand 17' };
    // Before it what this country has, as the search page does.
    const here = expect.objectContaining({ slug: 'brand-17' });
    expect(suggest('brand 17 in Brasilien')).toEqual([here, way]);
    expect(suggest('brazil brand 17')).toEqual([here, way]);
    expect(suggest('nothing brazil')).toEqual([
      { name: 'Brasilien: „nothing“ suchen', country: 'BR', words: 'nothing' },
    ]);
    const all = { name: 'Alles ansehen: Türkei', country: 'TR', words: '' };
    expect(suggest('Türkei').at(-1)).toEqual(all);
    expect(suggest('in Türkei')).toEqual([all]);
    expect(suggest('brand 17 USA')).toEqual([here]);
    expect(suggest('USA')).toEqual([]);
    // Found by their category, which is no name that would be meant in full.
    const games = suggest('games turkei');
    expect(games.map((item) => 'country' in item)).toEqual([...Array(7).fill(false), true]);
  });

  it('is fetched once a country and language, and again after five minutes', async () => {
    await Promise.all([open(), open(), open('DE'), open('US', 'en')]);
    expect(ask).toHaveBeenCalledTimes(3);
    vi.advanceTimersByTime(300_000);
    await open();
    expect(ask).toHaveBeenCalledTimes(4);
  });

  it.each<[string, () => Promise<Response>]>([
    ['cannot be reached', () => Promise.reject(new TypeError('offline'))],
    ['answers with an error', async () => Response.json({ error: {} }, { status: 502 })],
    ['answers with something else', async () => Response.json({ brands: [{}] })],
  ])('is not had when the shop %s, and asked for again next time', async (_, fails) => {
    ask.mockImplementationOnce(fails);
    await expect(open()).rejects.toThrow();
    expect((await open())('brand 17')).toHaveLength(1);
  });
});
