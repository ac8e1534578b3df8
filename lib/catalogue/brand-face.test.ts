import { describe, expect, it } from 'vitest';
import { initials, inkOn, visibleName } from './brand-face';

describe('a brand’s face', () => {
  it.each([
    ['Steam', 'S'],
    ['H&M', 'HM'],
    ['Barnes & Noble Books', 'BN'],
    ['7-Eleven', '7E'],
    ['ömer kaya', 'ÖK'],
    ['مطعم بيت', 'مب'],
    ['<script>alert(1)</script>', 'S'],
    ['\u200b\u200bGhost', 'G'],
    ['★', ''],
    ['', ''],
  ])('%j has the initials %j', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });

  it.each(['\u200b\u200d', '\u3164', '\u2800 \u2060', '\ufe0f\u0301'])(
    '%j cannot be seen, so its slug is shown',
    (name) => {
      expect(visibleName({ name, slug: 'brand-1f2e' })).toBe('brand-1f2e');
    },
  );

  it('shows any other name as it is', () => {
    expect(visibleName({ name: 'Steam\u200b', slug: 'steam' })).toBe('Steam\u200b');
  });

  it.each([
    ['#ffffff', 'black'],
    ['#ffdd00', 'black'],
    ['#000000', 'white'],
    ['#0b6b57', 'white'],
  ])('on %s letters are %s', (colour, ink) => {
    expect(inkOn(colour)).toBe(ink);
  });
});
