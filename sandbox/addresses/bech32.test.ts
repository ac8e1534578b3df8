import { expect, test } from 'vitest';
import { decodeBech32, encodeBech32, toWords, witnessAddress } from './bech32';

// BIP 173, test vectors.
test('the address of a known witness program', () => {
  const program = Buffer.from('751e76e8199196d454941c45d1b3a323f1433bd6', 'hex');
  expect(witnessAddress('bc', program)).toBe('bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4');
  expect(witnessAddress('tb', program)).toBe('tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx');
});

test.each(['a12uel5l', 'abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw'])('%s is valid', (text) => {
  const decoded = decodeBech32(text);
  expect(decoded && encodeBech32(decoded.prefix, decoded.words)).toBe(text);
});

test('one changed letter breaks the checksum', () => {
  const address = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';
  expect(decodeBech32(address)).not.toBeNull();
  for (let at = 3; at < address.length; at += 1) {
    const letter = address.charAt(at) === 'q' ? 'p' : 'q';
    expect(decodeBech32(address.slice(0, at) + letter + address.slice(at + 1))).toBeNull();
  }
});

test('words hold the bits of bytes in order, padded with zeros', () => {
  expect(toWords(Uint8Array.of(0xff, 0x00))).toEqual([31, 28, 0, 0]);
  expect(toWords(new Uint8Array())).toEqual([]);
});
