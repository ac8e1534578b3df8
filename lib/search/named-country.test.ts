import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { countryCodes } from '@/schemas/country-codes';
import { countryTerms } from './country-terms';
import { prepare, search } from './match';
import { countryMeant, knowNames, namedCountry } from './named-country';

vi.mock('../catalogue/countries', () => ({ countriesOnOffer: () => countryCodes }));
const { namesEverywhere } = await import('./called-countries');
const known = namesEverywhere();

const named = (query: string) => {
  const found = namedCountry(query, known);
  return found === null ? null : [found.country, found.words];
};

describe('a country named in a query', () => {
  it.each([
    ['netflix brazil', 'BR', 'netflix'],
    ['netflix Brasilien', 'BR', 'netflix'],
    ['brésil netflix', 'BR', 'netflix'],
    ['नेटफ्लिक्स ब्राज़ील', 'BR', 'नेटफ्लिक्स'],
    ['netflix 巴西', 'BR', 'netflix'],
    ['netflix巴西', 'BR', 'netflix'],
    ['中国移动', null, null],
    ['vodafone türkei', 'TR', 'vodafone'],
    ['vodafone Turkey', 'TR', 'vodafone'],
    ['tesco northern ireland', 'GB', 'tesco'],
    ['digicel Trinidad and Tobago', 'TT', 'digicel'],
    ['digicel trinidad & tobago', 'TT', 'digicel'],
    ['orange cote d’ivoire', 'CI', 'orange'],
    ['orange GUINEA-bissau', 'GW', 'orange'],
    ['digicel saint lucia', 'LC', 'digicel'],
    ['netflix hong kong', 'HK', 'netflix'],
    ['netflix', null, null],
    ['netflix brazi', null, null],
    ['brazilian coffee', null, null],
  ])('by its name in any language: %s', (query, country, words) => {
    expect(named(query)).toEqual(country === null ? null : [country, words]);
  });

  it.each([
    ['steam usa', 'US', 'steam'],
    ['steam U.S.A.', 'US', 'steam'],
    ['steam uk', 'GB', 'steam'],
    ['steam UAE', 'AE', 'steam'],
    // Two letters are mostly something else to a shop.
    ['steam US', null, null],
    ['5 GB data', null, null],
    ['Apple TV', null, null],
    ['PS Store', null, null],
    ['C&A Gutschein', null, null],
    ['Starbucks to go', null, null],
    ['GIFT CARD FOR ME', null, null],
  ])('by a short form that people say, not by its code: %s', (query, country, words) => {
    expect(named(query)).toEqual(country === null ? null : [country, words]);
  });

  it.each([
    ['steam em portugal', 'PT', 'steam'],
    ['netflix in der Türkei', 'TR', 'netflix'],
    ['steam for the United States', 'US', 'steam'],
    ['netflix aux États-Unis', 'US', 'netflix'],
    ['Brezilya için netflix', 'BR', 'netflix'],
    ['ब्राज़ील में netflix', 'BR', 'netflix'],
    ['in brazil', 'BR', ''],
    ['brazil', 'BR', ''],
    ['Brazil !', 'BR', ''],
  ])('without the small words that tie it to the rest: %s', (query, country, words) => {
    expect(named(query)).toEqual([country, words]);
  });

  it.each([
    ['áo', 'AT'],
    ['ao', null],
    ['mỹ', 'US'],
    ['my', null],
    ['Çin', 'CN'],
    ['cin', null],
  ])('is short only in its very spelling: %s', (query, country) => {
    expect(named(query)?.[0] ?? null).toBe(country);
  });

  it.each([
    ['guinea bissau', 'GW'],
    ['papua new guinea', 'PG'],
    ['zara france spain', 'ES'],
    ['american samoa', 'AS'],
  ])('is the longest, a name, the last: %s', (query, country) => {
    expect(named(query)?.[0]).toBe(country);
  });
});

describe('whatever is typed', () => {
  const wordsOfQuery = fc.array(
    fc.oneof(
      fc.constantFrom(
        'netflix',
        'Brazil',
        'in',
        'US',
        'hong',
        'kong',
        'für',
        '巴西',
        'में',
        '&',
        '-',
      ),
      fc.constantFrom(...known.folded.keys()),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    { maxLength: 8 },
  );

  it('only whole words are taken away, of the others none changes its place', () => {
    fc.assert(
      fc.property(wordsOfQuery, (typed) => {
        const query = typed.join(' ');
        const found = namedCountry(query, known);
        if (found === null) return;
        expect(new Set<string>(countryCodes)).toContain(found.country);
        const parts: string[] =
          query.slice(0, 80).match(/\p{Script=Han}+|[^\s\p{Script=Han}]+/gu) ?? [];
        const left = found.words === '' ? [] : found.words.split(' ');
        expect(left.length).toBeLessThan(parts.length);
        let at = 0;
        for (const word of left) {
          at = parts.indexOf(word, at) + 1;
          expect(at).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('nothing is thrown, whatever the countries are called', () => {
    fc.assert(
      fc.property(
        fc.uint16Array({ maxLength: 100 }).map((units) => String.fromCharCode(...units)),
        fc.dictionary(fc.string(), fc.array(fc.string()), { maxKeys: 5 }),
        (query, called) => {
          namedCountry(query, known);
          namedCountry(query, knowNames(countryTerms(called)));
        },
      ),
    );
  });
});

describe('the literal reading', () => {
  const brands = [
    'Brazil Store',
    'Iceland',
    'US Mobile',
    'Türk Telekom',
    'Vodafone Turkey',
    'Germanwings',
  ];
  const entries = prepare(brands, (name) => ({ name, kind: 'gift-cards', words: 'india' }));
  const meant = (query: string) => countryMeant(query, known, search(entries, query));

  it.each([
    'Brazil Store',
    'brazil stor',
    'Brazil Store gift card',
    'Iceland gift card',
    'US Mobile',
    'Türk Telekom',
    'Turkey Vodafone',
  ])('wins where a brand is called so: %s', (query) => expect(meant(query)).toBeNull());

  it.each([
    ['netflix turkey', 'TR'],
    ['india', 'IN'],
    ['brazl store brazil', 'BR'],
  ])('does not where none is, but for its category, or a slip: %s', (query, country) => {
    expect(meant(query)?.country).toBe(country);
  });
});
