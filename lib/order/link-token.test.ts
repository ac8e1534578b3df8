import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkTokenSchema } from '@/schemas/links';
import { newToken, openGift, sealGift, tokenHash } from './link-token';

const text = { title: 'Steam $50', country: 'US', message: 'Alles Gute!' };

describe('a token', () => {
  it('is 32 bytes that are never the same, as a link takes them', () => {
    const tokens = Array.from({ length: 100 }, newToken);
    expect(new Set(tokens).size).toBe(100);
    for (const token of tokens) {
      expect(linkTokenSchema.safeParse(token).success).toBe(true);
      expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    }
  });

  it('is kept as a hash of its text, under a name of its own', () => {
    const token = 'A'.repeat(43);
    expect(tokenHash(token)).toBe('Qz_XEqBUfP_6TkNOq6e1ukcBzOU3xnOwRnRYOWrZ5jY');
    // Both decode to the same bytes; only one of them was given out.
    expect(tokenHash(`${'A'.repeat(42)}B`)).not.toBe(tokenHash(token));
  });
});

describe('a gift’s text', () => {
  it('is read with its token, whatever it says', async () => {
    const message = fc.string({ unit: 'grapheme', maxLength: 100 });
    const texts = fc.record({
      title: message,
      country: fc.option(message),
      message,
    });
    await fc.assert(
      fc.asyncProperty(texts, async (given) => {
        const token = newToken();
        expect(await openGift(token, await sealGift(token, given))).toEqual(given);
      }),
    );
  });

  it('is read with no other token, not with its hash, and not when it was changed', async () => {
    const token = newToken();
    const sealed = await sealGift(token, text);
    expect(sealed).not.toContain('Alles');
    expect(Buffer.from(sealed, 'base64url').toString()).not.toContain('Alles');
    expect(await openGift(newToken(), sealed)).toBeNull();
    expect(await openGift(tokenHash(token), sealed)).toBeNull();
    expect(await openGift(token, `${sealed.slice(0, -3)}AAA`)).toBeNull();
    for (const rubbish of ['', 'x', '....']) expect(await openGift(token, rubbish)).toBeNull();
  });
});
