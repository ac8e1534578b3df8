import { describe, expect, it } from 'vitest';
import type { Result } from '@/schemas/result';
import { createCache } from './cache';

function setUp() {
  const clock = { now: 0 };
  const cache = createCache<string[], string>({
    freshMs: 100,
    staleMs: 60_000,
    isEmpty: (data) => data.length === 0,
    maxEntries: 2,
    now: () => clock.now,
  });
  const calls: string[] = [];
  const fetcher = (answer: Result<string[], string>) => async () => {
    calls.push('call');
    return answer;
  };
  return { clock, cache, calls, fetcher };
}

const good = (...data: string[]): Result<string[], string> => ({ ok: true, data });
const down: Result<string[], string> = { ok: false, error: 'down' };

describe('createCache', () => {
  it('asks once while fresh, and joins requests under way', async () => {
    const { cache, calls, fetcher } = setUp();
    const both = await Promise.all([
      cache.get('us', fetcher(good('a'))),
      cache.get('us', fetcher(good('b'))),
    ]);
    expect(both).toEqual([good('a'), good('a')]);
    await cache.get('us', fetcher(good('c')));
    expect(calls).toHaveLength(1);
  });

  it('serves a stale copy at once and refreshes behind it', async () => {
    const { clock, cache, fetcher } = setUp();
    await cache.get('us', fetcher(good('old')));
    clock.now = 500;
    expect(await cache.get('us', fetcher(good('new')))).toEqual(good('old'));
    await Promise.resolve();
    expect(await cache.get('us', fetcher(down))).toEqual(good('new'));
  });

  it('keeps the good copy through failures and empty answers, until it is too old', async () => {
    const { clock, cache, fetcher } = setUp();
    await cache.get('us', fetcher(good('kept')));
    clock.now = 500;
    await cache.get('us', fetcher(down));
    clock.now = 40_000;
    await cache.get('us', fetcher(good()));
    expect(await cache.get('us', fetcher(down))).toEqual(good('kept'));
    clock.now = 100_000;
    expect(await cache.get('us', fetcher(down))).toEqual(down);
    expect(await cache.get('us', fetcher(good()))).toEqual(good());
  });

  it('does not ask a supplier in trouble on every visit', async () => {
    const { clock, cache, calls, fetcher } = setUp();
    await cache.get('us', fetcher(good('kept')));
    clock.now = 500;
    for (const answer of [down, down, good()]) await cache.get('us', fetcher(answer));
    expect(calls).toHaveLength(2);
    clock.now = 500 + 30_000;
    await cache.get('us', fetcher(good()));
    await cache.get('us', fetcher(good()));
    expect(calls).toHaveLength(3);
  });

  it('reports a failure when there is nothing to fall back on, and forgets it', async () => {
    const { cache, fetcher } = setUp();
    expect(await cache.get('us', fetcher(down))).toEqual(down);
    expect(await cache.get('us', fetcher(good('a')))).toEqual(good('a'));
  });

  it('drops the least recently used of too many keys', async () => {
    const { cache, calls, fetcher } = setUp();
    await cache.get('us', fetcher(good('a')));
    await cache.get('de', fetcher(good('b')));
    await cache.get('us', fetcher(good('a')));
    await cache.get('fr', fetcher(good('c')));
    expect(calls).toHaveLength(3);
    await cache.get('us', fetcher(good('a')));
    expect(calls).toHaveLength(3);
    await cache.get('de', fetcher(good('b')));
    expect(calls).toHaveLength(4);
  });
});
