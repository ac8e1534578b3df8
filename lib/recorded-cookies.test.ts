import { afterEach, describe, expect, it, vi } from 'vitest';
import { readVisit } from './i18n/visit';
import { openSession } from './session';

/**
 * Cookies as shops have set them, recorded: what is here must open for ever, and a new shape is put
 * beside the others. Cookies live for half a year, and longer than any build.
 */
const secret = 'the-secret-of-recorded-cookies-01';
const sealedAt = 1_790_000_000_000;
const id = 'recordedSessionIdOfABuyer';
const sessions = {
  'of 0.1, v 1':
    'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..T3h4HCgrmFroMB3U.Dzzzgdmuuy5LzOXNV3Bef4HvmR-jUbscMng0JoKZ8ZfMvN7_2riqZX5nX3EqXzbq_Y9QbFrCnLbfx7QWj08O-dUz8K_ghWwJSos.qbltKnk1mKOjyOapN3bYgw',
  'of a shop to come, v 2 with more in it':
    'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..dr1iz4SzuOMyrodY.m1LRu8JeG5Dn22XwgFivZXUhme1gopsLCLFsA15g5iHrEKkqMFRgmS6-IdZxnYh7V-0rnvCkFc1ivBJzt4WA12rKGg0Un1mOiWG_FE6e6GuLGwGR.Yq5IxiG-o2q2MOEGmVN0ag',
};

afterEach(() => {
  vi.useRealTimers();
});

describe('a session cookie', () => {
  it.each(Object.entries(sessions))('%s is its browser’s', async (_, sealed) => {
    vi.useFakeTimers({ now: sealedAt + 1000 });
    expect(await openSession(sealed, [secret])).toBe(id);
    expect(await openSession(sealed, ['a-newer-secret-of-the-same-shop-1', secret])).toBe(id);
  });

  it.each(Object.values(sessions))('lasts for half a year', async (sealed) => {
    const day = 24 * 3_600_000;
    vi.useFakeTimers({ now: sealedAt + 181 * day });
    expect(await openSession(sealed, [secret])).toBe(id);
    vi.setSystemTime(sealedAt + 183 * day);
    expect(await openSession(sealed, [secret])).toBeNull();
  });
});

describe('a cookie of visits', () => {
  it.each([
    ['pt.BR-US', { language: 'pt', countries: ['BR', 'US'] }],
    ['fil.', { language: 'fil', countries: [] }],
    ['de.DE-AT-CH-US', { language: 'de', countries: ['DE', 'AT', 'CH', 'US'] }],
  ])('%s is read', (cookie, visit) => {
    expect(readVisit(cookie)).toEqual(visit);
  });

  it.each(['2~pt~BR~dark', '{"v":2,"language":"pt"}', 'pt.BR.dark', '', 'x'.repeat(5000)])(
    'that no shop of today has written is as none: %s',
    (cookie) => {
      expect(readVisit(cookie)).toEqual({ language: '', countries: [] });
    },
  );
});
