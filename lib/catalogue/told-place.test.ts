import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countryCodes } from '@/schemas/country-codes';
import { addsPlace } from './told-place';

describe('where the supplier says that something works', () => {
  it.each<[text: string, told: string[], language: string | null]>([
    ['in United States', ['US'], 'en'],
    ['In the United States only.', ['US'], 'en'],
    ['United States', ['US'], null],
    ['USA', ['US'], 'en'],
    ['in United States', ['US', '150'], 'en'],
    ['in Europe', ['US', '150'], 'en'],
    ['in United States', ['US'], 'de'],
    ['in den Vereinigten Staaten', ['US'], 'de'],
    ['nur in Deutschland', ['DE'], 'de'],
    ['en Estados Unidos', ['US'], 'es'],
    ['pays : France', ['FR'], 'fr'],
    ['aux États-Unis', ['US'], 'fr'],
    ['país: Brasil', ['BR'], 'pt'],
    ['ülke: Türkiye', ['TR'], 'tr'],
    ['in Turkey', ['TR'], 'en'],
    ['在中国使用', ['CN'], 'zh'],
    ['', ['US'], 'en'],
    [' – ', ['US'], 'en'],
  ])('%j adds nothing to %j', (text, told, language) => {
    expect(addsPlace(text, told, language)).toBe(false);
  });

  it.each<[text: string, told: string[], language: string | null]>([
    ['in Canada', ['US'], 'en'],
    ['in United States and Canada', ['US'], 'en'],
    ['in United States, except Puerto Rico', ['US'], 'en'],
    ['in United Kingdom', ['US'], 'en'],
    ['worldwide', ['US'], 'en'],
    ['in Europe', ['US'], 'en'],
    ['Austria, Germany, Switzerland', ['DE'], 'en'],
    ['in Deutschland und Österreich', ['DE'], 'de'],
    ['中国和日本', ['CN'], 'zh'],
    ['in United States', ['US'], 'not a language'],
  ])('%j adds to %j, in %s', (text, told, language) => {
    expect(addsPlace(text, told, language)).toBe(language !== 'not a language');
  });

  it('never adds by the country’s own name, and always by another’s', () => {
    const names = new Intl.DisplayNames('en', { type: 'region' });
    const country = fc.constantFrom(...countryCodes);
    fc.assert(
      fc.property(country, (code) => {
        expect(addsPlace(`in ${names.of(code)}`, [code], 'en')).toBe(false);
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom('DE', 'JP', 'BR', 'KE'), country, (one, other) => {
        expect(addsPlace(`in ${names.of(other)}`, [one], 'en')).toBe(one !== other);
      }),
    );
  });
});
