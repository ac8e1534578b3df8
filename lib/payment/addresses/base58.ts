import { sha256 } from '@noble/hashes/sha2.js';
import { base58 } from '@scure/base';
import type { Reading } from './reading';

const checksumBytes = 4;

function decode(text: string): Uint8Array | null {
  try {
    return base58.decode(text);
  } catch {
    return null;
  }
}

/** Which version bytes a family gives to its addresses, and which to those of its test networks. */
export type Versions = { main: readonly number[]; test?: readonly number[] };

/** Reads Base58Check: a version byte, a hash of 20 bytes, and four bytes of their double SHA-256. */
export function readBase58Check(text: string, { main, test = [] }: Versions): Reading {
  const bytes = decode(text);
  const version = bytes?.[0];
  if (bytes?.length !== 25 || version === undefined) return null;
  if (!main.includes(version) && !test.includes(version)) return null;
  const split = bytes.length - checksumBytes;
  const expected = sha256(sha256(bytes.subarray(0, split)));
  for (let at = 0; at < checksumBytes; at += 1) {
    if (bytes[split + at] !== expected[at]) return 'wrong-checksum';
  }
  return main.includes(version) ? 'valid' : 'testnet';
}

/** The 32 bytes of a Solana address, which carries no checksum; null for any other text. */
export function solanaBytes(text: string): Uint8Array | null {
  // Fewer characters cannot hold 32 bytes, more cannot be them.
  if (text.length < 32 || text.length > 44) return null;
  const bytes = decode(text);
  return bytes?.length === 32 ? bytes : null;
}
