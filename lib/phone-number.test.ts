import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { e164Schema } from '@/schemas/checkout';
import { readPhoneNumber } from './phone-number';

describe('a phone number', () => {
  it.each([
    ['01512 3456789', 'DE', '+4915123456789'],
    ['+49 (0) 1512-3456789', 'US', '+4915123456789'],
    ['0049 1512 3456789', 'BR', '+4915123456789'],
    ['tel:+49-1512-3456789', 'US', '+4915123456789'],
    ['(11) 99123-4567', 'BR', '+5511991234567'],
    ['+55 11 99123.4567', 'US', '+5511991234567'],
    ['0917 123 4567', 'PH', '+639171234567'],
    ['201 555 0123', 'US', '+12015550123'],
    ['+٤٩ ١٥١٢ ٣٤٥٦٧٨٩', 'US', '+4915123456789'],
    ['＋４９１５１２３４５６７８９', 'US', '+4915123456789'],
    ['\u2066+49 1512 3456789\u2069', 'US', '+4915123456789'],
    ['+49 1512 3456789', 'XX', '+4915123456789'],
  ])('%j, read in %s, is %s', (typed, country, e164) => {
    expect(readPhoneNumber(typed, country)?.e164).toBe(e164);
  });

  it('is read back in groups, with its country', () => {
    expect(readPhoneNumber('5511991234567', 'BR')).toEqual({
      e164: '+5511991234567',
      shown: '+55 11 99123 4567',
      country: 'BR',
    });
  });

  it.each([
    ['+1 555 555 5555', 'DE', null],
    ['+1 555 555 5555', 'US', null],
    ['+1 555 555 5555', 'BS', null],
    ['+7 123 456 7890', 'KZ', null],
    ['+44 7700 900123', 'DE', null],
    ['+44 7700 900123', 'GB', null],
    ['+800 1234 5678', 'DE', null],
    ['+870 773 111 632', 'DE', null],
    ['+870 773 111 632', 'XX', null],
    ['+1 416 555 0123', 'US', 'CA'],
  ])('%s is, seen from %s, of %s', (typed, country, own) => {
    expect(readPhoneNumber(typed, country)).toMatchObject({ country: own });
  });

  it.each(['', '12', 'hello', '+', '+999 123 456 789', '123456789012345678901'])(
    '%j is none',
    (typed) => {
      expect(readPhoneNumber(typed, 'DE')).toBeNull();
    },
  );

  it('is E.164 or nothing, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'+0123456789 ()-./ex') }), (typed) => {
        const read = readPhoneNumber(typed, 'DE');
        expect(read === null || e164Schema.safeParse(read.e164).success).toBe(true);
      }),
    );
  });
});
