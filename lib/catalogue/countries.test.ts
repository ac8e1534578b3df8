import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countryCodes } from '@/schemas/country-codes';
import { likelyCountries, listCountries } from './countries';
import { searchable } from './searchable';

describe('searchable', () => {
  it.each([
    ['Côte d’Ivoire', "cote d'ivoire"],
    ['ÅLAND', 'aland'],
    ['São Tomé & Príncipe', 'sao tome & principe'],
    ['日本', '日本'],
  ])('reads %s as %s', (text, expected) => {
    expect(searchable(text)).toBe(expected);
  });
});

const none = { suggested: [], popular: [] };

describe('listCountries', () => {
  it('names every country the supplier sells in, once', () => {
    const { all } = listCountries('en', none);
    expect(all).toHaveLength(233);
    expect(new Set(all.map(({ code }) => code))).toEqual(new Set(countryCodes));
    for (const { code, name } of all) expect(name).not.toBe(code);
  });

  it('has a flag of each', () => {
    const flags = new Set(readdirSync('public/flags'));
    expect(countryCodes.filter((code) => !flags.has(`${code.toLowerCase()}.svg`))).toEqual([]);
  });

  it('sorts by name in the reader’s language', () => {
    const german = listCountries('de', none).all.map(({ name }) => name);
    expect(german).toEqual(german.toSorted(new Intl.Collator('de').compare));
    expect(german.indexOf('Österreich')).toBeLessThan(german.indexOf('Polen'));
  });

  it('is searched by the local name, the English one and the dialling code', () => {
    const germany = listCountries('de', none).all.find(({ code }) => code === 'DE');
    expect(germany?.name).toBe('Deutschland');
    expect(germany?.search).toBe('deutschland|germany|+49');
  });

  it('puts the partner’s popular ones first in the partner’s order, without unknown ones', () => {
    const { popular, all } = listCountries('en', {
      suggested: [],
      popular: ['TR', 'ZZ', 'US', 'KP'],
    });
    expect(popular.map(({ code }) => code)).toEqual(['TR', 'US']);
    expect(all.map(({ code }) => code)).toContain('TR');
  });

  it('puts the reader’s own before them, eight at most and none twice', () => {
    const { suggested, popular } = listCountries('en', {
      suggested: ['US', 'XX', 'BR', 'US', 'AR', 'CL', 'PE', 'CO', 'UY', 'PY', 'BO'],
      popular: ['TR', 'US'],
    });
    expect(suggested.map(({ code }) => code)).toEqual([
      'US',
      'BR',
      'AR',
      'CL',
      'PE',
      'CO',
      'UY',
      'PY',
    ]);
    expect(popular.map(({ code }) => code)).toEqual(['TR']);
  });
});

describe('likely countries', () => {
  it('are the regions of the browser’s languages, or where most speak them', () => {
    expect(likelyCountries(['de-AT', 'pt', 'fil', 'en-GB'])).toEqual(['AT', 'BR', 'PH', 'GB']);
    expect(likelyCountries([])).toEqual([]);
  });
});
