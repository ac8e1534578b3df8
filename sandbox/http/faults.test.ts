import { describe, expect, test } from 'vitest';
import { fault } from './fault-schema';
import { Faults } from './faults';

const call = (path: string, method = 'GET') => ({ path, method });

function faultsOf(...added: object[]): Faults {
  const faults = new Faults();
  for (const one of added) faults.add(fault.parse(one));
  return faults;
}

describe('a path', () => {
  test.each([
    ['/v2/brands', '/v2/brands', true],
    ['/v2/brands', '/v2/brands/x', false],
    ['/v2/', '/v2/brands', true],
    ['/v2/b*', '/v2/brands', true],
    ['/v2/b*', '/v2/homepage', false],
    ['*', '/v2/brands', true],
    ['/v5/orders/*/subscribe', '/v5/orders/1/subscribe', true],
    ['/v5/orders/*/subscribe', '/v5/orders/1/2/subscribe', false],
    ['/v5/orders/*/subscribe', '/v5/orders/1', false],
    ['/v2/b.ands', '/v2/brands', false],
    ['/v5/{id}', '/v5/{id}', true],
  ])('%s and a call of %s: %s', (path, called, met) => {
    expect(faultsOf({ path, kind: 'hang' }).take(call(called)) !== null).toBe(met);
  });
});

test('stream faults are met by subscriptions alone', () => {
  const faults = faultsOf({ path: '/v5/orders/', kind: 'stream-stale', times: 1 });
  expect(faults.take(call('/v5/orders/1'))).toBeNull();
  expect(faults.take(call('/v5/orders/1/subscribe'))).toMatchObject({ kind: 'stream-stale' });
  expect(faults.take(call('/v5/orders/1/subscribe'))).toBeNull();
});

test('method and times hold for every kind; what is used up makes room for the next', () => {
  const faults = faultsOf(
    { path: '/v2/', kind: 'truncate', method: 'post', times: 1 },
    { path: '/v2/', kind: 'empty', times: 2 },
    { path: '/v2/', kind: 'bad-rows' },
  );
  const kinds = ['POST', 'POST', 'POST', 'GET'].map((method) => faults.take(call('/v2/x', method)));
  expect(kinds.map((met) => met?.kind)).toEqual(['truncate', 'empty', 'empty', 'bad-rows']);
});

describe('chance', () => {
  const drawn = (seed: number | undefined, chance: number) => {
    const faults = faultsOf({ path: '/a', kind: 'hang', chance, ...(seed && { seed }) });
    return Array.from({ length: 400 }, () => faults.take(call('/a')) !== null);
  };

  test('picks its part of the calls, the same ones for the same seed', () => {
    const met = drawn(undefined, 0.25);
    expect(met).toEqual(drawn(1, 0.25));
    expect(met).not.toEqual(drawn(2, 0.25));
    const part = met.filter(Boolean).length;
    expect(part).toBeGreaterThan(60);
    expect(part).toBeLessThan(140);
  });

  test('of 0 is never, of 1 is always', () => {
    expect(drawn(7, 0).some(Boolean)).toBe(false);
    expect(drawn(7, 1).every(Boolean)).toBe(true);
  });

  test('counts only the calls that meet it, and leaves the others to the next fault', () => {
    const faults = faultsOf(
      { path: '/a', kind: 'reset', chance: 0.5, times: 3 },
      { path: '/a', kind: 'hang' },
    );
    const kinds = Array.from({ length: 100 }, () => faults.take(call('/a'))?.kind);
    expect(kinds.filter((kind) => kind === 'reset')).toHaveLength(3);
    expect(kinds.filter((kind) => kind === 'hang')).toHaveLength(97);
  });
});

describe('a burst', () => {
  const limiter = (changes: object = {}) => {
    let at = 0;
    const faults = new Faults(() => at);
    const limit = { calls: 3, windowMs: 1000, blockMs: 5000, ...changes };
    faults.add(fault.parse({ path: '/v5/', kind: 'burst-block', ...limit }));
    const blocked = (path = '/v5/a') => faults.take(call(path)) !== null;
    const wait = (ms: number) => {
      at += ms;
    };
    return { blocked, wait };
  };

  test('within the window blocks the path for a time, whoever calls what of it', () => {
    const { blocked, wait } = limiter();
    expect(['/v5/a', '/v5/b', '/v5/c', '/v5/d'].map(blocked)).toEqual([false, false, false, true]);
    expect(blocked('/v2/brands')).toBe(false);
    wait(4999);
    expect(blocked()).toBe(true);
    wait(1);
    expect([blocked(), blocked(), blocked(), blocked()]).toEqual([false, false, false, true]);
  });

  test('spread over more than the window blocks nothing', () => {
    const { blocked, wait } = limiter();
    for (let round = 0; round < 20; round += 1) {
      expect(blocked()).toBe(false);
      wait(334);
    }
  });

  test('ends after as many refusals as `times` says', () => {
    const { blocked } = limiter({ calls: 1, times: 2 });
    expect(Array.from({ length: 5 }, () => blocked())).toEqual([false, true, true, false, false]);
  });
});
