import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type Answer, down, good, later, setUp } from './cache-fixtures';

describe('createCache', () => {
  it('asks once while fresh, and joins requests under way', async () => {
    const { cache, calls, fetcher } = setUp();
    const both = await Promise.all([
      cache.get('us', fetcher(good('a'))),
      cache.get('us', fetcher(good('b'))),
    ]);
    expect(both).toEqual([good('a'), good('a')]);
    await cache.get('us', fetcher(good('c')));
    expect(calls).toEqual([{ background: false }]);
  });

  it('lets nobody wait for what is asked on behalf of one further back in line', async () => {
    const { cache, calls, fetcher } = setUp();
    const slow = later();
    const behind = cache.get('us', slow.fetcher, 'last');
    expect(await cache.get('us', fetcher(good('a')), 'usual')).toEqual(good('a'));
    slow.answer(good('b'));
    expect(await behind).toEqual(good('b'));
    expect(calls).toHaveLength(1);
  });

  it('tells of every read what it came to', async () => {
    const told: string[] = [];
    const { clock, start, fetcher } = setUp({ onRead: (outcome: string) => told.push(outcome) });
    const cache = start();
    const ask = () => cache.get('us', fetcher(good('a')));
    await Promise.all([ask(), ask()]);
    await ask();
    clock.now = 100;
    await ask();
    await cache.get('de', fetcher(down));
    expect(told).toEqual(['miss', 'joined', 'fresh', 'stale', 'failed']);
  });

  it('takes over what came along with something else, unless it is empty', async () => {
    const { cache, calls, fetcher } = setUp();
    cache.put('us', ['along']);
    cache.put('us', []);
    expect(await cache.get('us', fetcher(down))).toEqual(good('along'));
    expect(calls).toHaveLength(0);
  });

  it('serves a stale copy at once and refreshes behind it', async () => {
    const { clock, cache, calls, fetcher } = setUp();
    await cache.get('us', fetcher(good('old')));
    clock.now = 100;
    const visits = [1, 2, 3].map(() => cache.get('us', fetcher(good('new'))));
    expect(await Promise.all(visits)).toEqual([good('old'), good('old'), good('old')]);
    await turn();
    expect(await cache.get('us', fetcher(down))).toEqual(good('new'));
    expect(calls).toEqual([{ background: false }, { background: true }]);
  });

  it('keeps the good copy through failures and empty answers, until it is too old', async () => {
    const { clock, cache, fetcher } = setUp();
    await cache.get('us', fetcher(good('kept')));
    for (const [at, answer] of [
      [500, down],
      [40_000, good()],
      [59_999, down],
    ] as const) {
      clock.now = at;
      expect(await cache.get('us', fetcher(answer))).toEqual(good('kept'));
      await turn();
    }
    clock.now = 100_000;
    expect(await cache.get('us', fetcher(down))).toEqual(down);
    clock.now += 2_000;
    expect(await cache.get('us', fetcher(good()))).toEqual(good());
  });

  it('drops the least recently used of too many keys', async () => {
    const { cache, calls, fetcher } = setUp();
    for (const key of ['us', 'de', 'us', 'fr']) await cache.get(key, fetcher(good(key)));
    expect(calls).toHaveLength(3);
    await cache.get('us', fetcher(good('us')));
    expect(calls).toHaveLength(3);
    await cache.get('de', fetcher(good('de')));
    expect(calls).toHaveLength(4);
  });
});

describe('what the shop can do without', () => {
  const policy = { failureMs: 300_000, emptyMs: 3_600_000, staleMs: 10_000_000 };

  it('is asked for no sooner for having been there before', async () => {
    const { clock, start, calls, fetcher } = setUp(policy);
    const cache = start();
    await cache.get('us', fetcher(good('kept')));
    clock.now = 500;
    await cache.get('us', fetcher(down));
    await turn();
    clock.now = 500 + 299_999;
    expect(await cache.get('us', fetcher(good('new')))).toEqual(good('kept'));
    expect(calls).toHaveLength(2);
    clock.now = 500 + 300_000;
    await cache.get('us', fetcher(good('new')));
    await turn();
    expect(calls).toHaveLength(3);
  });

  it('may be empty for longer', async () => {
    const { clock, start, calls, fetcher } = setUp(policy);
    const cache = start();
    expect(await cache.get('us', fetcher(good()))).toEqual(good());
    clock.now = 3_599_999;
    expect(await cache.get('us', fetcher(good('a')))).toEqual(good());
    expect(calls).toHaveLength(1);
    clock.now = 3_600_000;
    expect(await cache.get('us', fetcher(good('a')))).toEqual(good('a'));
  });
});

describe('a supplier in trouble', () => {
  it.each([
    ['that fails', down],
    ['that sends nothing', good()],
  ])('%s is asked again after half a minute while there is a copy', async (_, trouble) => {
    const { clock, cache, calls, fetcher } = setUp();
    await cache.get('us', fetcher(good('kept')));
    clock.now = 500;
    for (let visit = 0; visit < 3; visit++) {
      expect(await cache.get('us', fetcher(trouble))).toEqual(good('kept'));
      await turn();
    }
    clock.now = 500 + 29_999;
    await cache.get('us', fetcher(trouble));
    await turn();
    expect(calls).toHaveLength(2);
    clock.now = 500 + 30_000;
    await cache.get('us', fetcher(trouble));
    await turn();
    expect(calls).toHaveLength(3);
  });

  it('is asked again after a second when there is nothing to show', async () => {
    const { clock, cache, calls, fetcher } = setUp();
    const ask = () => cache.get('us', fetcher(calls.length === 0 ? down : good('a')));
    expect(await Promise.all([ask(), ask()])).toEqual([down, down]);
    clock.now = 999;
    expect(await ask()).toEqual(down);
    expect(calls).toHaveLength(1);
    clock.now = 1_000;
    expect(await ask()).toEqual(good('a'));
    expect(calls).toHaveLength(2);
  });

  it('that sends nothing is believed for half a minute when there is nothing better', async () => {
    const { clock, cache, calls, fetcher } = setUp();
    expect(await cache.get('us', fetcher(good()))).toEqual(good());
    clock.now = 29_999;
    expect(await cache.get('us', fetcher(good('a')))).toEqual(good());
    expect(calls).toHaveLength(1);
    clock.now = 30_000;
    expect(await cache.get('us', fetcher(good('a')))).toEqual(good('a'));
  });

  it('is left alone for as long as it says, with a copy to show and without', async () => {
    const { clock, cache, calls, fetcher } = setUp();
    const busy: Answer = { ok: false, error: 'busy' };
    await cache.get('us', fetcher(good('kept')));
    clock.now = 500;
    await cache.get('us', fetcher(busy));
    await cache.get('de', fetcher(busy));
    clock.now = 500 + 44_999;
    expect(await cache.get('us', fetcher(good('new')))).toEqual(good('kept'));
    expect(await cache.get('de', fetcher(good('new')))).toEqual(busy);
    await turn();
    expect(calls).toHaveLength(3);
    clock.now = 500 + 45_000;
    expect(await cache.get('us', fetcher(good('new')))).toEqual(good('kept'));
    expect(await cache.get('de', fetcher(good('new')))).toEqual(good('new'));
  });

  it('is tried again by who goes before the one who was told so', async () => {
    const { cache, calls, fetcher } = setUp();
    expect(await cache.get('us', fetcher(down), 'last')).toEqual(down);
    expect(await cache.get('us', fetcher(down), 'usual')).toEqual(down);
    expect(await cache.get('us', fetcher(good('a')), 'last')).toEqual(down);
    expect(await cache.get('us', fetcher(good('a')), 'first')).toEqual(good('a'));
    expect(calls).toHaveLength(3);
  });

  it('is not tried again by anybody while there is a copy to show', async () => {
    const { clock, cache, calls, fetcher } = setUp();
    await cache.get('us', fetcher(good('kept')));
    clock.now = 500;
    await cache.get('us', fetcher(down), 'last');
    await turn();
    expect(await cache.get('us', fetcher(good('new')), 'first')).toEqual(good('kept'));
    await turn();
    expect(calls).toHaveLength(2);
  });

  it('is not remembered for more keys than there is room for', async () => {
    const { cache, fetcher } = setUp();
    for (const key of ['us', 'de', 'fr']) await cache.get(key, fetcher(down));
    expect(await cache.get('us', fetcher(good('a')))).toEqual(good('a'));
    expect(await cache.get('fr', fetcher(good('a')))).toEqual(down);
  });
});
