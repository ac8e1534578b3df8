import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reveal } from '@/schemas/reveal';
import { codeFile, fileNameOf } from './code-file';

const labels = { code: 'Code', serial: 'Serial number', securityCode: 'Security code' };
const secret: Reveal = {
  code: 'CODE-4711',
  serial: null,
  securityCode: null,
  redeemHtml: '<p>Redeem it.</p>',
  qr: null,
  revealedAt: 1,
};

describe('the file of a code', () => {
  it('says what it is, where it works, and the code', () => {
    const named = { title: 'Steam $50', worksIn: 'Country of use: United States' };
    expect(codeFile(named, secret, labels)).toBe(
      'Steam $50\nCountry of use: United States\nCode: CODE-4711\n',
    );
  });

  it('has every part that there is, and no other', () => {
    const whole = { ...secret, serial: '9000001', securityCode: '42' };
    expect(codeFile({ title: 'Nike', worksIn: null }, whole, labels)).toBe(
      'Nike\nCode: CODE-4711\nSerial number: 9000001\nSecurity code: 42\n',
    );
    expect(codeFile({ title: 'Nike', worksIn: null }, { ...secret, code: null }, labels)).toBe(
      'Nike\n',
    );
  });
});

describe('its name', () => {
  it.each([
    ['Steam $50', 'Steam-50.txt'],
    ['  H&M €25,00 ', 'H-M-25-00.txt'],
    ['淘宝 ¥100', '淘宝-100.txt'],
    ['../../etc', 'etc.txt'],
    ['$$$', 'code.txt'],
  ])('of %j is %s', (title, name) => {
    expect(fileNameOf(title)).toBe(name);
  });

  it('is one that every system takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        expect(fileNameOf(title)).toMatch(/^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}-]*\.txt$/u);
      }),
    );
  });
});
