import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countryName } from '../i18n/country-names';
import { locales } from '../i18n/locales';
import { countriesOnOffer, countryNamesEverywhere, listCountries } from './countries';
import { everydayNames } from './country-aliases';
import { findCountries } from './country-search';

const everywhere = countryNamesEverywhere();
const wordsIn = (locale: string) =>
  listCountries(locale, { suggested: [], popular: [] }).all.map(({ code, search }) => ({
    code,
    words: `${search}|${everywhere[code]}`,
  }));
const countries = wordsIn('en');

const found = (typed: string) => findCountries(countries, typed);

describe('a search for a country', () => {
  it.each([
    ['Brasil', 'BR'],
    ['côte d’iv', 'CI'],
    ['deutsch', 'DE'],
    ['almanya', 'DE'],
    ['đức', 'DE'],
    ['duc', 'DE'],
    ['德国', 'DE'],
    ['जर्मनी', 'DE'],
    ['टोगो', 'TG'],
    ['Estados Unidos', 'US'],
    ['guinea bissau', 'GW'],
    ['USA', 'US'],
    ['EE. UU.', 'US'],
    ['eeuu', 'US'],
    ['EUA', 'US'],
    ['Amerika', 'US'],
    ['UK', 'GB'],
    ['England', 'GB'],
    ['great britain', 'GB'],
    ['Großbritannien', 'GB'],
    ['İngiltere', 'GB'],
    ['UAE', 'AE'],
    ['Turkey', 'TR'],
    ['Czech Republic', 'CZ'],
    ['Ivory Coast', 'CI'],
    ['Elfenbeinküste', 'CI'],
    ['Holland', 'NL'],
    ['Korea', 'KR'],
    ['+49', 'DE'],
    ['0049', 'DE'],
    ['49', 'DE'],
    ['+49 151 2345', 'DE'],
    ['+1', 'US'],
    ['+1 212 555', 'US'],
    ['+1242', 'BS'],
    ['1 (876) 555-0100', 'JM'],
    ['+77', 'KZ'],
    ['+44', 'GB'],
    ['+7', 'KZ'],
    ['+39', 'IT'],
    ['+44 7700 900123', 'GB'],
    ['gb', 'GB'],
    ['中国', 'CN'],
  ])('%j finds %s first', (typed, code) => {
    expect(found(typed)[0]).toBe(code);
  });

  it.each(locales)('takes a code before any word, in %s', (locale) => {
    const words = wordsIn(locale);
    for (const code of countriesOnOffer()) {
      expect(findCountries(words, code)[0]).toBe(code);
    }
    expect(findCountries(words, ' de ')[0]).toBe('DE');
  });

  it.each(locales)('takes the whole name of every country first, in %s', (locale) => {
    const words = wordsIn(locale);
    for (const code of countriesOnOffer()) {
      const name = countryName(code, locale);
      expect([name, findCountries(words, name)[0]]).toEqual([name, code]);
    }
  });

  it.each(locales)('takes every country’s name in %s first on an English page', (locale) => {
    for (const code of countriesOnOffer()) {
      const name = countryName(code, locale);
      expect([name, found(name)[0]]).toEqual([name, code]);
    }
  });

  it.each(locales)('takes every everyday name first, in %s', (locale) => {
    const words = wordsIn(locale);
    for (const code of countriesOnOffer()) {
      for (const name of everydayNames(code)) {
        expect([name, findCountries(words, name)[0]]).toEqual([name, code]);
      }
    }
  });

  it('prefers the page’s language among equals', () => {
    expect(findCountries(wordsIn('de'), 'Island')[0]).toBe('IS');
    expect(findCountries(wordsIn('de'), 'Niederl')[0]).toBe('NL');
  });

  it('puts the beginning of a name before that of a word', () => {
    expect(found('guin')[0]).toBe('GN');
    expect(found('guin').indexOf('GQ')).toBeGreaterThan(found('guin').indexOf('GW'));
    expect(found('us')[0]).toBe('US');
    expect(found('us')).not.toContain('AU');
    expect(found('zealand')).toEqual(['NZ']);
  });

  it('finds a part of a word where nothing begins so', () => {
    expect(found('ermany')).toEqual(['DE']);
  });

  it('is everything for nothing typed and nothing for nonsense', () => {
    expect(found('  ')).toHaveLength(233);
    expect(found('qqqq')).toEqual([]);
    expect(found('+999')).toEqual([]);
    expect(found('!!')).toEqual([]);
  });

  it('never fails, and finds none twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        expect(new Set(found(typed)).size).toBe(found(typed).length);
      }),
    );
  });
});
