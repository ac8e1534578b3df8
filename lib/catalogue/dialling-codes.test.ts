import { describe, expect, it } from 'vitest';
import { diallingCodes } from './dialling-codes';

describe('dialling codes', () => {
  it.each<[country: string, codes: string[]]>([
    ['DE', ['+49']],
    ['US', ['+1']],
    ['RU', ['+7']],
    ['BS', ['+1…', '+1242']],
    ['JM', ['+1…', '+1658', '+1876']],
    ['DO', ['+1…', '+1809', '+1829', '+1849']],
    ['KZ', ['+7…', '+77']],
    ['CA', ['+1…']],
    ['AQ', []],
  ])('of %s are %j', (country, codes) => {
    expect(diallingCodes(country)).toEqual(codes);
  });
});
