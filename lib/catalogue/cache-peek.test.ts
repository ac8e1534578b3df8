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
