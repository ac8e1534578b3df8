const alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

function polymod(words: number[]): number {
  let check = 1;
  for (const word of words) {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ word;
    generator.forEach((term, bit) => {
      if ((top >>> bit) & 1) check ^= term;
    });
  }
  return check;
}

function expand(prefix: string): number[] {
  const codes = Array.from(prefix, (char) => char.charCodeAt(0));
  return [...codes.map((code) => code >>> 5), 0, ...codes.map((code) => code & 31)];
}

/** Bytes as five-bit words, the last one filled up with zero bits. */
export function toWords(bytes: Uint8Array): number[] {
  const words: number[] = [];
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    for (bits += 8; bits >= 5; bits -= 5) words.push((held >>> (bits - 5)) & 31);
  }
  if (bits > 0) words.push((held << (5 - bits)) & 31);
  return words;
}

/** Bech32 (BIP 173) of five-bit words, without its limit of 90 characters, as BOLT 11 needs it. */
export function encodeBech32(prefix: string, words: number[]): string {
  const check = polymod([...expand(prefix), ...words, 0, 0, 0, 0, 0, 0]) ^ 1;
  const checksum = [25, 20, 15, 10, 5, 0].map((shift) => (check >>> shift) & 31);
  return `${prefix}1${[...words, ...checksum].map((word) => alphabet.charAt(word)).join('')}`;
}

/** Splits a lower-case Bech32 string into prefix and words; null when its checksum is wrong. */
export function decodeBech32(text: string): { prefix: string; words: number[] } | null {
  const split = text.lastIndexOf('1');
  const prefix = text.slice(0, split);
  const words = Array.from(text.slice(split + 1), (char) => alphabet.indexOf(char));
  if (split < 1 || words.length < 6 || words.includes(-1)) return null;
  return polymod([...expand(prefix), ...words]) === 1
    ? { prefix, words: words.slice(0, -6) }
    : null;
}

/** A version 0 witness address (`bc1q…`, `ltc1q…`) of a 20-byte program. */
export function witnessAddress(prefix: string, program: Uint8Array): string {
  return encodeBech32(prefix, [0, ...toWords(program)]);
}
