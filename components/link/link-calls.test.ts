import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkAddress } from '@/lib/paths';
import { tokenIn } from './link-calls';

const token = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('base64url'));

describe('the token of a fragment', () => {
  it('is that of a link the shop made', () => {
    fc.assert(
      fc.property(token, (text) => {
        const { hash } = new URL(linkAddress('https://shop.example', text));
        expect(tokenIn(hash)).toBe(text);
      }),
    );
  });

  it('is found before what mail programs put behind a link', () => {
    fc.assert(
      fc.property(token, fc.constantFrom('.', ')', '&utm_source=x', '%20', '>'), (text, behind) => {
        expect(tokenIn(`#${text}${behind}`)).toBe(text);
      }),
    );
  });

  it('is none in anything that is shorter, longer or not such a text', () => {
    fc.assert(
      fc.property(token, fc.nat(42), (text, length) => {
        expect(tokenIn(`#${text.slice(0, length)}`)).toBeNull();
        expect(tokenIn(`#${text}A`)).toBeNull();
        expect(tokenIn(text)).toBeNull();
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 42 }), (text) => {
        expect(tokenIn(`#${text}`)).toBeNull();
      }),
    );
  });
});
