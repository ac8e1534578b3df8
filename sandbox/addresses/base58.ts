import { createHash } from 'node:crypto';

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Base58 in Bitcoin's alphabet; each leading zero byte is a `1`. */
export function encodeBase58(bytes: Uint8Array): string {
  let value = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let text = '';
  for (; value > 0n; value /= 58n) text = alphabet.charAt(Number(value % 58n)) + text;
  const firstSet = bytes.findIndex((byte) => byte !== 0);
  const leading = firstSet === -1 ? bytes.length : firstSet;
  return alphabet.charAt(0).repeat(leading) + text;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

/** Base58 of version byte, payload and the first four bytes of their double SHA-256. */
export function encodeBase58Check(version: number, payload: Uint8Array): string {
  const body = Buffer.concat([Uint8Array.of(version), payload]);
  return encodeBase58(Buffer.concat([body, sha256(sha256(body)).subarray(0, 4)]));
}
