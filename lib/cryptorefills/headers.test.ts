import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { genHeader } from './headers';

beforeAll(() => {
  vi.stubEnv('PARTNER_ID', 'partner01');
  vi.stubEnv('APP_VERSION', '4.5.6');
});

describe('genHeader.server', () => {
  it('says who the partner is and whose request it is', () => {
    const headers = genHeader.server({ address: '203.0.113.7', userAgent: 'Fox/1.0 (X)' });
    expect(headers).toEqual({
      'X-Cr-Application': 'partner01',
      'X-Cr-Version': '4.5.6',
      'User-Agent': 'Fox/1.0 (X)',
      'Content-Type': 'application/json',
      'X-Forwarded-For': '203.0.113.7',
    });
  });

  it('leaves an unknown address out instead of naming the shop’s own', () => {
    const headers = genHeader.server({ address: null, userAgent: 'Fox/1.0' });
    expect(headers).not.toHaveProperty('X-Forwarded-For');
  });

  it.each([
    [null, 'unknown'],
    ['', 'unknown'],
    [' \t ', 'unknown'],
    ['\r\n', 'unknown'],
    ['狐', 'unknown'],
    ['Fox\r\nX-Cr-Application: other', 'FoxX-Cr-Application: other'],
    ['Fox\u0000/1\u007f', 'Fox/1'],
    ['  Fox/1.0  ', 'Fox/1.0'],
  ])('passes the agent %j on as %j', (userAgent, expected) => {
    expect(genHeader.server({ address: null, userAgent })['User-Agent']).toBe(expected);
  });

  it('writes one printable line for any agent whatsoever', () => {
    // Controls, Latin letters, and halves of surrogate pairs.
    const unit = fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code));
    const text = fc.oneof(fc.string({ unit }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(text, (userAgent) => {
        const sent = genHeader.server({ address: null, userAgent })['User-Agent'];
        expect(sent).toMatch(/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/);
      }),
    );
  });
});
