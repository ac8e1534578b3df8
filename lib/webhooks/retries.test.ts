import { describe, expect, it } from 'vitest';
import type { Posted } from './post';
import { judgeTry } from './retries';

const status = (code: number): Posted => ({
  kind: 'status',
  status: code,
  retryAfter: undefined,
});

function judged(posted: Posted, tries = 1, askedSeconds: number | null = null, random = 0) {
  return judgeTry(posted, { tries, askedSeconds, random: () => random });
}

describe('a try', () => {
  it.each([200, 201, 202, 204, 299])('answered with %d is delivered', (code) => {
    expect(judged(status(code))).toEqual({ kind: 'delivered' });
  });

  it.each<[Posted, string]>([
    [status(500), 'status-500'],
    [status(404), 'status-404'],
    [status(302), 'status-302'],
    [status(101), 'status-101'],
    [{ kind: 'unreachable' }, 'unreachable'],
    [{ kind: 'interrupted' }, 'interrupted'],
    [{ kind: 'timeout' }, 'timeout'],
  ])('that ended with %j is made again', (posted, failure) => {
    expect(judged(posted)).toEqual({ kind: 'failed', failure, pauseMs: 5000 });
  });

  it('is made again after longer and longer, for three days, and then no more', () => {
    const pauses = Array.from({ length: 12 }, (_, place) => {
      const result = judged(status(500), place + 1);
      return result.kind === 'failed' ? result.pauseMs : 0;
    });
    const hours = 3_600_000;
    const first = [5_000, 60_000, 300_000, 1_800_000];
    const later = [2, 5, 10, 14, 20, 24].map((number) => number * hours);
    expect(pauses).toEqual([...first, ...later, null, null]);
  });

  it('is made a little later than that, at random', () => {
    expect(judged(status(500), 2, null, 1)).toMatchObject({ pauseMs: 66_000 });
  });

  it('is not made again where nobody wants it any more', () => {
    expect(judged(status(410))).toEqual({ kind: 'failed', failure: 'status-410', pauseMs: null });
  });

  it.each([429, 503])('waits for as long as a %d asks, up to a day', (code) => {
    expect(judged(status(code), 1, 120)).toMatchObject({ pauseMs: 120_000 });
    expect(judged(status(code), 1, 1)).toMatchObject({ pauseMs: 5_000 });
    expect(judged(status(code), 1, -5)).toMatchObject({ pauseMs: 5_000 });
    expect(judged(status(code), 1, 1e9)).toMatchObject({ pauseMs: 86_400_000 });
    expect(judged(status(code), 11, 120)).toMatchObject({ pauseMs: null });
  });

  it('does not wait where another answer asks for it', () => {
    expect(judged(status(500), 1, 120)).toMatchObject({ pauseMs: 5_000 });
  });
});
