import { describe, expect, it } from 'vitest';
import { countryName } from './country-names';

describe('countryName', () => {
  it.each([
    ['US', 'en', 'United States'],
    ['de', 'de', 'Deutschland'],
    ['XK', 'en', 'Kosovo'],
  ])('of %s in %s is %s', (code, locale, name) => {
    expect(countryName(code, locale)).toBe(name);
  });

  it.each(['USA', 'GLOBAL', 'us<', '', 'ZZZZ'])('%j is shown as it is, not thrown at', (code) => {
    expect(countryName(code, 'en')).toBe(code);
  });
});
