import { describe, expect, it, vi } from 'vitest';
import { brandPath } from '../paths';
import { absoluteUrl, alternates, languageUrls } from './alternates';

// Ten more than there are yet: what is said here must hold for any list of languages.
const languages = ['en', 'es', 'fr', 'de', 'it', 'pt', 'zh', 'tr', 'vi', 'fil', 'hi'];
vi.mock('../i18n/locales', () => ({
  locales: ['en', 'es', 'fr', 'de', 'it', 'pt', 'zh', 'tr', 'vi', 'fil', 'hi'],
  defaultLocale: 'en',
}));

const steam = { country: 'US', kind: 'gift-cards', slug: 'steam' } as const;
const pathIn = (locale: string) => brandPath(locale, steam);

describe('languageUrls', () => {
  it('names every language without a region, then where everybody else is sent', () => {
    expect(languageUrls(pathIn).map(({ hreflang }) => hreflang)).toEqual([
      ...languages,
      'x-default',
    ]);
  });

  it('leads to the same page in each, under the public origin', () => {
    const urls = languageUrls(pathIn).map(({ url }) => url);
    expect(urls).toEqual([
      ...languages.map((language) => `http://localhost:3000/${language}/us/gift-cards/steam`),
      'http://localhost:3000/en/us/gift-cards/steam',
    ]);
  });
});

describe('alternates', () => {
  it('calls the page itself canonical, and is the same but for that in every language', () => {
    const all = languages.map((language) => alternates(language as 'en', pathIn));
    expect(all.map(({ canonical }) => canonical)).toEqual(
      languages.map((language) => absoluteUrl(pathIn(language))),
    );
    for (const { languages: named } of all) expect(named).toEqual(all[0]?.languages);
    expect(Object.keys(all[0]?.languages ?? {})).toHaveLength(languages.length + 1);
  });
});
