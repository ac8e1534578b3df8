import { createHash } from 'node:crypto';

/** Up to 32 bytes that depend on nothing but the order and the purpose. */
export function derivedBytes(orderId: string, purpose: string, length = 32): Buffer {
  return createHash('sha256').update(`${purpose}/${orderId}`).digest().subarray(0, length);
}

/** A UUID (version 4 in form) that depends on nothing but the order and the purpose. */
export function derivedUuid(orderId: string, purpose: string): string {
  const bytes = derivedBytes(orderId, purpose, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

// Without I, L, O and U: nothing to misread.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Letters and digits that are easy to tell apart, from the order and the purpose. */
export function derivedText(orderId: string, purpose: string, length: number): string {
  const bytes = derivedBytes(orderId, purpose, length);
  return Array.from(bytes, (byte) => alphabet.charAt(byte % alphabet.length)).join('');
}

/** Decimal digits from the order and the purpose. */
export function derivedDigits(orderId: string, purpose: string, length: number): string {
  return Array.from(derivedBytes(orderId, purpose, length), (byte) => byte % 10).join('');
}
