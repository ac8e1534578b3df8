import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOnSolanaCurve } from './addresses/solana-curve';
import {
  owner,
  payer,
  pyusd,
  splToken,
  token2022,
  usdc,
  usual,
  walletsOnSolana,
} from './solana-fixtures';
import { associatedAccount, keyOf, tokenProgramOf } from './solana-programs';

describe('associatedAccount', () => {
  it.each([
    [payer, usdc, splToken, usual.payer.usdc],
    [owner, usdc, splToken, usual.owner.usdc],
    [payer, pyusd, token2022, usual.payer.pyusd],
    [owner, pyusd, token2022, usual.owner.pyusd],
    // Those whose first hashes are points of the curve: the bump is 253.
    [
      'DLUmRhWBYTtQWZHBmrqGgvJzD3pvjMrBYApDQCmxCSDs',
      usdc,
      splToken,
      '7EYHbfuTaHGggciUR2NSVH4z3YdZF8zAGydzCJBN9R1E',
    ],
    [
      '37WZFQj1iuUjeqHuk4VyJ5NqKHd794j1SsnSVqhNXbuS',
      usdc,
      splToken,
      'Hca7XxDnuTrR2M3xAr6sFfJMW1UQ3yETsESF3vvqAkik',
    ],
  ])('is what others derive for %s', (of, mint, program, account) => {
    expect(associatedAccount({ owner: of, mint, program })).toBe(account);
  });

  it('has no key, and is another for each owner, token and program', () => {
    fc.assert(
      fc.property(walletsOnSolana, (one) => {
        const accounts = [
          associatedAccount({ owner: one, mint: usdc, program: splToken }),
          associatedAccount({ owner: one, mint: pyusd, program: splToken }),
          associatedAccount({ owner: one, mint: usdc, program: token2022 }),
        ];
        expect(accounts.some(isOnSolanaCurve)).toBe(false);
        expect(new Set([one, ...accounts]).size).toBe(4);
      }),
      { numRuns: 25 },
    );
  });
});

describe('tokenProgramOf', () => {
  it('knows two', () => {
    expect([splToken, token2022].map(tokenProgramOf)).toEqual([splToken, token2022]);
    expect(tokenProgramOf('11111111111111111111111111111111')).toBeNull();
    expect(tokenProgramOf('')).toBeNull();
  });
});

describe('keyOf', () => {
  it('takes addresses alone', () => {
    expect(keyOf(usdc)).toHaveLength(32);
    for (const text of ['', `${usdc}1`, ` ${usdc}`, 'O0Il']) {
      expect(() => keyOf(text)).toThrow(RangeError);
    }
  });
});
