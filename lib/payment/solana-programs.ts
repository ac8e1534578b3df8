import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { base58 } from '@scure/base';
import { solanaBytes } from './addresses/base58';
import { isOnSolanaCurve } from './addresses/solana-curve';

/** Also the owner of every wallet's account. */
export const systemProgram = '11111111111111111111111111111111';
export const computeBudgetProgram = 'ComputeBudget111111111111111111111111111111';
export const associatedTokenProgram = 'ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL';

/** The two programs that tokens belong to: SPL Token, and Token-2022 (PYUSD). */
const tokenPrograms = [
  'TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA',
  'TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb',
] as const;
export type TokenProgram = (typeof tokenPrograms)[number];

/** The token program of that address; null for every other program. */
export function tokenProgramOf(address: string): TokenProgram | null {
  return tokenPrograms.find((program) => program === address) ?? null;
}

/** The 32 bytes of an address. @throws RangeError for what is none. */
export function keyOf(address: string): Uint8Array {
  const bytes = solanaBytes(address);
  if (bytes === null) throw new RangeError('Not an address of Solana');
  return bytes;
}

/**
 * The address a program derives from seeds: the first hash, counting the bump down from 255, that is
 * no point of the curve, so that nobody can have a key to it.
 */
function derivedAddress(seeds: readonly Uint8Array[], program: string): string {
  const mark = utf8ToBytes('ProgramDerivedAddress');
  for (let bump = 255; bump >= 0; bump -= 1) {
    const parts = [...seeds, Uint8Array.of(bump), keyOf(program), mark];
    const address = base58.encode(sha256(concatBytes(...parts)));
    if (!isOnSolanaCurve(address)) return address;
  }
  throw new RangeError('No address can be derived');
}

export type TokenHolder = { owner: string; mint: string; program: TokenProgram };

/** A wallet's usual account of a token, whether or not it has been opened. */
export function associatedAccount({ owner, mint, program }: TokenHolder): string {
  return derivedAddress([owner, program, mint].map(keyOf), associatedTokenProgram);
}
