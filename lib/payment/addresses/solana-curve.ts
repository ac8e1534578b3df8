import { ed25519 } from '@noble/curves/ed25519.js';
import { solanaBytes } from './base58';

/**
 * Whether a Solana address is a point of Ed25519, as every wallet's is; an account derived by a
 * program, such as a wallet's usual token account, is none. Token accounts may also have a key of
 * their own, so true does not make an address a wallet's. False for what is no Solana address.
 *
 * The curve's library is the heaviest part, so this is in no file that another one imports.
 */
export function isOnSolanaCurve(address: string): boolean {
  const bytes = solanaBytes(address.trim());
  if (bytes === null) return false;
  try {
    ed25519.Point.fromBytes(bytes);
    return true;
  } catch {
    return false;
  }
}
