import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { giftRequestSchema } from './link-requests';
import { maxGiftMessage } from './links';

describe('a gift’s message', () => {
  it('is the text as it was written, without blanks around it', () => {
    expect(giftRequestSchema.parse({ message: '  To Ada,\r\nwith love \n' })).toEqual({
      message: 'To Ada,\nwith love',
    });
    expect(giftRequestSchema.parse({ message: ' \n ' })).toEqual({ message: '' });
  });

  it('is taken up to its length, whatever it is made of, and not beyond', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 320 }), (message) => {
        const plain = message.replaceAll('\r\n', '\n').trim();
        const { success } = giftRequestSchema.safeParse({ message });
        expect(success).toBe(plain.length <= maxGiftMessage);
      }),
    );
    expect(giftRequestSchema.safeParse({ message: 'x'.repeat(300) }).success).toBe(true);
    expect(giftRequestSchema.safeParse({ message: 'x'.repeat(301) }).success).toBe(false);
  });
});
