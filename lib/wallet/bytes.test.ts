import { base58, base64 } from '@scure/base';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromBase64, toBase58 } from './bytes';

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 80 }),
  fc.uint8Array({ maxLength: 8 }).map((end) => Uint8Array.from([0, 0, ...end])),
);

it('writes Base58 as the library of servers does', () => {
  fc.assert(
    fc.property(bytes, (some) => {
      expect(toBase58(some)).toBe(base58.encode(some));
    }),
  );
});

it('reads Base64, and nothing else', () => {
  fc.assert(
    fc.property(bytes, (some) => {
      expect(fromBase64(base64.encode(some))).toEqual(some);
    }),
  );
  expect(() => fromBase64('a=b=')).toThrow();
});
