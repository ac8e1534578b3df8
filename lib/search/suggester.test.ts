import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SearchIndex } from '@/schemas/search-index';

const index: SearchIndex = {
  brands: Array.from({ length: 20 }, (_, at) => ({
    ...{ name: `Brand ${at}`, slug: `brand-${at}`, kind: 'gift-cards', words: 'games' },
  })),
};
const ask = vi.fn<(path: string) => Promise<Response>>();

/** As a page that was just opened. */
async function open(country = 'US') {
  const { openSuggester } = await import('./suggester');
  return openSuggester(country);
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
    expect(suggest('brand 17').map(({ slug }) => slug)).toEqual(['brand-17']);
    expect(suggest('nothing')).toEqual([]);
    expect(ask.mock.calls).toEqual([['/api/search-index/us']]);
  });

  it('is fetched once a country, and again after five minutes', async () => {
    await Promise.all([open(), open(), open('DE')]);
    expect(ask).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(300_000);
    await open();
    expect(ask).toHaveBeenCalledTimes(3);
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
