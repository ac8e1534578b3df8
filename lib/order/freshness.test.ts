import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBehind } from './freshness';

describe('what was heard of an order', () => {
  it.each([
    { what: 'a newer version', version: 8, askedAt: 999, behind: false },
    { what: 'a newer version asked for long ago', version: 8, askedAt: 0, behind: false },
    { what: 'an older version', version: 6, askedAt: 2000, behind: true },
    { what: 'the same version asked for later', version: 7, askedAt: 1001, behind: false },
    { what: 'the same version asked for at that time', version: 7, askedAt: 1000, behind: false },
    { what: 'the same version asked for before', version: 7, askedAt: 999, behind: true },
  ])('$what', ({ version, askedAt, behind }) => {
    expect(isBehind({ version }, askedAt, { version: 7, at: 1000 })).toBe(behind);
  });

  it('is never behind itself, and of two versions one is behind the other', () => {
    const heard = fc.record({ version: fc.nat(5), at: fc.nat(5) });
    fc.assert(
      fc.property(heard, heard, (one, other) => {
        expect(isBehind(one, one.at, one)).toBe(false);
        if (one.version === other.version && one.at === other.at) return;
        expect(isBehind(one, one.at, other)).not.toBe(isBehind(other, other.at, one));
      }),
    );
  });
});
