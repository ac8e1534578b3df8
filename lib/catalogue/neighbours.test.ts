import { describe, expect, it } from 'vitest';
import { countryCodes } from '@/schemas/country-codes';
import { neighboursOf } from './neighbours';

describe('the neighbours of a country', () => {
  it('are of its part of the world, largest first, without itself', () => {
    expect(neighboursOf('AR', 3)).toEqual(['BR', 'CO', 'PE']);
    expect(neighboursOf('DE', 4)).toEqual(['FR', 'NL', 'BE', 'AT']);
  });

  it('are known for every country that has any, and only countries on offer', () => {
    const alone = countryCodes.filter((code) => neighboursOf(code, 1).length === 0);
    expect(alone).toEqual(['AQ']);
    const named = new Set(countryCodes.flatMap((code) => neighboursOf(code, 100)));
    expect([...named].every((code) => countryCodes.some((known) => known === code))).toBe(true);
    expect(countryCodes.filter((code) => !named.has(code))).toEqual(['AQ']);
  });

  it('of an unknown country are none', () => {
    expect(neighboursOf('QQ', 6)).toEqual([]);
  });
});
