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
    ['no Brasil', ['BR'], 'pt'],
    ['no Brasil', ['BR'], 'pt_BR'],
    ['sa Pilipinas', ['PH'], 'tl'],
    ['sa Pilipinas', ['PH'], 'fil'],
    ['US', ['US'], 'en'],
    ['UK only', ['GB'], 'en'],
    ['in United States', ['US'], 'not a language'],
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
    ['in Australia', ['AT'], 'en'],
    ['in Niger', ['NG'], 'en'],
    ['in Mauritania', ['MU'], 'en'],
    ['in Guinea', ['GW'], 'en'],
    ['in Ireland', ['GB'], 'en'],
    ['几内亚比绍', ['GN'], 'zh'],
    ['Europa (no España)', ['150', 'ES'], 'es'],
    ['Europe, no US', ['150', 'US'], 'en'],
    ['not in Germany', ['DE'], 'en'],
    ['DE, AT', ['DE'], 'en'],
    ['US, IN', ['US'], 'en'],
    ['FR, AU', ['FR'], 'fr'],
    ['nicht in Deutschland', ['DE'], 'de'],
    ['fuori dagli Stati Uniti', ['US'], 'it'],
  ])('%j adds to %j, in %s', (text, told, language) => {
    expect(addsPlace(text, told, language)).toBe(true);
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
      fc.property(country, country, (one, other) => {
        expect(addsPlace(`in ${names.of(other)}`, [one], 'en')).toBe(one !== other);
      }),
      { numRuns: 1_000 },
    );
  });
});
