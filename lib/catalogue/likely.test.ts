import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const shelves = vi.hoisted(() => ({ brandsOf: vi.fn(), popular: [] as string[] }));
const hidden = vi.hoisted(() => new Set<string>());
vi.mock('./catalogue', () => ({ brandsOf: shelves.brandsOf }));
vi.mock('./neighbours', () => ({
  neighboursOf: (_: string, count: number) => ['IE', 'SE', 'NO', 'DK', 'FI'].slice(0, count),
}));
vi.mock('./countries', () => ({ isCountryOnOffer: (code: string) => !hidden.has(code) }));
vi.mock('../shop', () => ({ shop: () => ({ countries: { popular: shelves.popular } }) }));

const { likelyCountriesFor, readCatalogues } = await import('./likely');

const caller = { address: '192.0.2.1', userAgent: null };
const read = () => shelves.brandsOf.mock.calls.map(([, country]) => country);
const codes = (letter: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${letter}${index}`);

beforeEach(() => {
  vi.useFakeTimers();
  shelves.brandsOf.mockReset().mockResolvedValue({ ok: true, data: [] });
  hidden.clear();
});
afterEach(() => vi.useRealTimers());

describe('likely countries', () => {
  it('are neighbours, the visitor’s, the partner’s, the largest, each once', () => {
    shelves.popular = ['PT', 'IE', 'US'];
    const likely = likelyCountriesFor('GB', ['BR', 'SE', 'GB']);
    expect(likely.slice(0, 7)).toEqual(['IE', 'SE', 'NO', 'DK', 'BR', 'PT', 'US']);
    expect(likely).toContain('FR');
    expect(likely).not.toContain('GB');
    expect(new Set(likely).size).toBe(likely.length);
  });

  it('are four of the visitor’s at most, however many a browser names', () => {
    const likely = likelyCountriesFor('GB', ['AR', 'BO', 'CL', 'CO', 'EC', 'PE']);
    expect(likely).toContain('CO');
    expect(likely).not.toContain('EC');
  });

  it('are those the shop sells for', () => {
    for (const code of ['IE', 'BR', 'US']) hidden.add(code);
    const likely = likelyCountriesFor('GB', ['BR']);
    for (const code of hidden) expect(likely).not.toContain(code);
  });
});

describe('catalogues read for a search in vain', () => {
  it('are twelve at most, behind everybody in line', async () => {
    await readCatalogues(caller, codes('A', 20));
    expect(read()).toEqual(codes('A', 12));
    expect(shelves.brandsOf.mock.calls[0]?.[0]).toEqual({ ...caller, lane: 'background' });
    await readCatalogues(caller, codes('A', 20));
    expect(read()).toEqual(codes('A', 20));
  });

  it.each([
    ['had nothing', { ok: true, data: [] }, 3_600_000],
    ['could not be read', { ok: false, error: { kind: 'unavailable' } }, 300_000],
  ])('are left alone for a while where one %s', async (what, answer, until) => {
    shelves.brandsOf.mockResolvedValue(answer);
    await Promise.all([readCatalogues(caller, [what]), readCatalogues(caller, [what])]);
    vi.advanceTimersByTime(until - 1);
    await readCatalogues(caller, [what]);
    expect(read()).toEqual([what]);
    vi.advanceTimersByTime(1);
    await readCatalogues(caller, [what]);
    expect(read()).toEqual([what, what]);
  });

  it('are read anew as soon as one that had something is no longer at hand', async () => {
    shelves.brandsOf.mockResolvedValue({ ok: true, data: ['a brand'] });
    await readCatalogues(caller, ['B0']);
    await readCatalogues(caller, ['B0']);
    expect(read()).toEqual(['B0', 'B0']);
  });

  it('are waited for a second, by all who need them', async () => {
    shelves.brandsOf.mockReturnValue(new Promise(() => {}));
    const ended: string[] = [];
    const first = readCatalogues(caller, ['C0']).then(() => ended.push('first'));
    await vi.advanceTimersByTimeAsync(400);
    const second = readCatalogues(caller, ['C0']).then(() => ended.push('second'));
    await vi.advanceTimersByTimeAsync(599);
    expect(ended).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(ended).toEqual(['first']);
    await vi.advanceTimersByTimeAsync(400);
    await Promise.all([first, second]);
    expect(read()).toEqual(['C0']);
  });

  it('are not read for a crawler', async () => {
    await readCatalogues({ ...caller, userAgent: 'Mozilla/5.0 (compatible; Examplebot/1.0)' }, [
      'D0',
    ]);
    expect(read()).toEqual([]);
  });
});
