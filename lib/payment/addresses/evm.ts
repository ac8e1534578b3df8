import { keccak_256 } from '@noble/hashes/sha3.js';
import type { Reading } from './reading';

const form = /^0x([0-9a-fA-F]{40})$/;

/** EIP-55: a letter stands in upper case where the hash of the lower-case digits has an 8 or more. */
function withChecksum(lower: string): string {
  const hash = keccak_256(new TextEncoder().encode(lower));
  return Array.from(lower, (digit, at) => {
    const byte = hash[at >> 1] ?? 0;
    const nibble = at % 2 === 0 ? byte >> 4 : byte & 15;
    return nibble >= 8 ? digit.toUpperCase() : digit;
  }).join('');
}

/** Reads 20 bytes in hexadecimal; only letters of both cases are a checksum (EIP-55). */
export function readEvm(text: string): Reading {
  const digits = form.exec(text)?.[1];
  if (digits === undefined) return null;
  const lower = digits.toLowerCase();
  if (digits === lower || digits === digits.toUpperCase()) return 'valid';
  return digits === withChecksum(lower) ? 'valid' : 'wrong-checksum';
}
