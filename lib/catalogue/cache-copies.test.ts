import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { down, fakeCopies, good, later, setUp } from './cache-fixtures';

describe('shared copies', () => {
  it('are served after a cold start while the supplier is down', async () => {
    const { copies } = fakeCopies();
    const { clock, start, calls, fetcher } = setUp({ copies });
    await start().get('us', fetcher(good('kept')));
    clock.now = 50_000;
    const second = start();
    expect(await second.get('us', fetcher(down))).toEqual(good('kept'));
    await turn();
    expect(await second.get('us', fetcher(down))).toEqual(good('kept'));
    expect(calls).toEqual([{ background: false }, { background: true }]);
    clock.now = 60_000;
    expect(await start().get('us', fetcher(down))).toEqual(down);
  });

  it('are served without asking while fresh, and read once for all who wait', async () => {
    const { store, copies } = fakeCopies();
    const { clock, cache, calls, fetcher } = setUp({ copies });
    store.rows.set('us', { data: ['kept'], loadedAt: 0 });
    clock.now = 99;
    const visits = Array.from({ length: 100 }, () => cache.get('us', fetcher(down)));
    expect(new Set((await Promise.all(visits)).map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify(good('kept'))]),
    );
    await cache.get('us', fetcher(down));
    expect([store.reads, calls.length]).toEqual([1, 0]);
  });

  it('are served at once when stale, without waiting for the refresh', async () => {
    const { store, copies } = fakeCopies();
    const { clock, cache, fetcher } = setUp({ copies });
    store.rows.set('us', { data: ['old'], loadedAt: 0 });
    clock.now = 100;
    const refresh = later();
    expect(await cache.get('us', refresh.fetcher)).toEqual(good('old'));
    refresh.answer(good('new'));
    await turn();
    expect(await cache.get('us', fetcher(down))).toEqual(good('new'));
    expect(store.rows.get('us')).toEqual({ data: ['new'], loadedAt: 100 });
  });

  it('that another instance refreshed save the supplier a call', async () => {
    const { copies } = fakeCopies();
    const { clock, start, calls, fetcher } = setUp({ copies });
    const [one, two] = [start(), start()];
    await one.get('us', fetcher(good('old')));
    await two.get('us', fetcher(down));
    clock.now = 150;
    await one.get('us', fetcher(good('new')));
    await turn();
    expect(await two.get('us', fetcher(down))).toEqual(good('old'));
    await turn();
    expect(await two.get('us', fetcher(down))).toEqual(good('new'));
    expect(calls).toHaveLength(2);
  });

  it('do not take the place of something newer in memory', async () => {
    const { store, copies } = fakeCopies();
    const { clock, cache, fetcher } = setUp({ copies });
    store.broken = true;
    clock.now = 50;
    await cache.get('us', fetcher(good('newer')));
    store.broken = false;
    store.rows.set('us', { data: ['older'], loadedAt: 49 });
    clock.now = 150;
    await cache.get('us', fetcher(down));
    await turn();
    expect(await cache.get('us', fetcher(down))).toEqual(good('newer'));
  });

  it('that are empty or from a clock far ahead are not believed', async () => {
    const { store, copies } = fakeCopies();
    const { cache, fetcher } = setUp({ copies });
    store.rows.set('us', { data: [], loadedAt: 0 });
    store.rows.set('de', { data: ['tomorrow'], loadedAt: 101 });
    store.rows.set('fr', { data: ['a moment ahead'], loadedAt: 100 });
    expect(await cache.get('us', fetcher(good('a')))).toEqual(good('a'));
    expect(await cache.get('de', fetcher(good('a')))).toEqual(good('a'));
    expect(await cache.get('fr', fetcher(good('a')))).toEqual(good('a moment ahead'));
  });

  it('are written for good answers alone', async () => {
    const { store, copies } = fakeCopies();
    const { cache, fetcher } = setUp({ copies });
    await cache.get('us', fetcher(good()));
    await cache.get('de', fetcher(down));
    await cache.get('fr', fetcher(good('a')));
    await turn();
    expect([...store.rows.keys()]).toEqual(['fr']);
  });

  it('do not hold a page up while they are written', async () => {
    const { copies } = fakeCopies();
    const stuck = { ...copies, write: () => new Promise<void>(() => {}) };
    const { cache, fetcher } = setUp({ copies: stuck });
    expect(await cache.get('us', fetcher(good('a')))).toEqual(good('a'));
  });

  it('in a broken store change nothing but the warmth', async () => {
    const { store, copies } = fakeCopies();
    store.broken = true;
    const { clock, cache, fetcher } = setUp({ copies });
    expect(await cache.get('us', fetcher(good('a')))).toEqual(good('a'));
    clock.now = 100;
    expect(await cache.get('us', fetcher(good('b')))).toEqual(good('a'));
    await turn();
    expect(await cache.get('us', fetcher(down))).toEqual(good('b'));
    expect(await cache.get('de', fetcher(down))).toEqual(down);
  });

  it('past their time are not shown to one who joins a long load', async () => {
    const { store, copies } = fakeCopies();
    const { clock, cache } = setUp({ copies });
    store.rows.set('us', { data: ['old'], loadedAt: 0 });
    clock.now = 59_999;
    const slow = later();
    expect(await cache.get('us', slow.fetcher)).toEqual(good('old'));
    clock.now = 60_000;
    const late = cache.get('us', async () => down);
    slow.answer(good('new'));
    expect(await late).toEqual(good('new'));
  });
});
