import { describe, expect, it } from 'vitest';
import { down, fakeCopies, good, setUp } from './cache-fixtures';

describe('a peek', () => {
  it('sees what is in memory for as long as it may be served, and asks nobody', async () => {
    const { clock, cache, calls, fetcher } = setUp();
    expect(await cache.peek('us')).toBeNull();
    await cache.get('us', fetcher(good('one')));
    clock.now = 59_999;
    expect(await cache.peek('us')).toEqual(['one']);
    expect(cache.keys()).toEqual(['us']);
    clock.now = 60_000;
    expect(await cache.peek('us')).toBeNull();
    expect(calls).toHaveLength(1);
  });

  it('sees shared copies, which are in memory from then on', async () => {
    const { store, copies } = fakeCopies();
    const { cache, calls, fetcher } = setUp({ copies });
    store.rows.set('us', { data: ['kept'], loadedAt: 0 });
    expect(cache.keys()).toEqual([]);
    expect(await cache.peek('us')).toEqual(['kept']);
    expect(await cache.peek('us')).toEqual(['kept']);
    expect(cache.keys()).toEqual(['us']);
    expect(store.reads).toBe(1);
    expect(await cache.get('us', fetcher(down))).toEqual(good('kept'));
    expect(calls).toEqual([]);
  });

  it('sees nothing, rather than failing, while the store is away', async () => {
    const { store, copies } = fakeCopies();
    const { cache } = setUp({ copies });
    store.broken = true;
    expect(await cache.peek('us')).toBeNull();
  });
});

describe('what is at hand', () => {
  it('is what may be served of the keys that begin alike', async () => {
    const { clock, cache, fetcher } = setUp({ maxEntries: 3 });
    await cache.get('us steam', fetcher(good('one')));
    clock.now = 1_000;
    await cache.get('us airbnb', fetcher(good('two')));
    await cache.get('de steam', fetcher(good('three')));
    expect(cache.atHand('us ')).toEqual([
      ['us steam', ['one']],
      ['us airbnb', ['two']],
    ]);
    clock.now = 60_000;
    expect(cache.atHand('us ')).toEqual([['us airbnb', ['two']]]);
    expect(cache.atHand('fr ')).toEqual([]);
  });

  it('is as long unused as it was', async () => {
    const { cache, fetcher } = setUp();
    await cache.get('us', fetcher(good('one')));
    await cache.get('de', fetcher(good('two')));
    cache.atHand('us');
    await cache.get('fr', fetcher(good('three')));
    expect(cache.keys()).toEqual(['de', 'fr']);
  });
});
