import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countryNamesEverywhere, listCountries } from './countries';
import { findCountries } from './country-search';

const everywhere = countryNamesEverywhere();
const countries = listCountries('en', { suggested: [], popular: [] }).all.map(
  ({ code, search }) => ({
    code,
    words: `${search} ${everywhere[code]}`,
  }),
);

const found = (typed: string) => [...findCountries(countries, typed)];

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
    ['Estados Unidos', 'US'],
    ['guinea bissau', 'GW'],
    ['+49', 'DE'],
    ['0049', 'DE'],
    ['49', 'DE'],
    ['+49 151 2345', 'DE'],
    ['gb', 'GB'],
    ['国', 'CN'],
  ])('%j finds %s', (typed, code) => {
    expect(found(typed)).toContain(code);
  });

  it('prefers the beginning of a word', () => {
    expect(found('us')).toContain('US');
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
  });

  it('never fails', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (typed) => found(typed).length <= 233));
  });
});
