import { generateKeyPairSync } from 'node:crypto';
import { base58 } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walletAddress } from '@/sandbox/addresses';
import { isOnCurve } from '@/sandbox/addresses/curve';
import { isOnSolanaCurve } from './solana-curve';

describe('isOnSolanaCurve', () => {
  it('holds for public keys', () => {
    for (let round = 0; round < 8; round += 1) {
      const { publicKey } = generateKeyPairSync('ed25519');
      const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
      expect(isOnSolanaCurve(base58.encode(raw))).toBe(true);
    }
  });

  it.each([
    // Associated token account of B8UwBUUnKwCyKuGMbFKWaG7exYdDk2ozZrPg72NyVbfj in Solana's tests
    ['DShWnroshVbeUp28oopA3Pu7oFPDBtC1DBmPECXXAQ9n', false],
    ['B8UwBUUnKwCyKuGMbFKWaG7exYdDk2ozZrPg72NyVbfj', true],
    // Derived by a program in Solana's tests
    ['3gF2KMe9KiC6FNVBmfg9i267aMPvK37FewCip4eGBFcT', false],
    ['HwRVBufQ4haG5XSgpspwKtNd3PC9GM9m1196uJW36vds', false],
    ['12rqwuEgBYiGhBrDJStCiqEtzQpTTiZbh7teNVLuYcFA', false],
    ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', false],
    ['', false],
  ])('answers for %s: %s', (address, answer) => {
    expect(isOnSolanaCurve(address)).toBe(answer);
  });

  it('agrees with the sandbox’s own arithmetic', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        expect(isOnSolanaCurve(base58.encode(bytes))).toBe(isOnCurve(bytes));
      }),
      { numRuns: 60 },
    );
  });

  it('holds for the sandbox’s addresses, which read as wallets', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const address = walletAddress('solana', { id, satoshi: 1n, createdAt: 0 });
        expect(isOnSolanaCurve(address)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});
