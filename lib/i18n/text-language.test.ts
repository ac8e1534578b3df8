import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foreignLanguage } from './text-language';

describe('the language of a text', () => {
  it.each([
    ['en', 'de', { lang: 'en', dir: 'ltr', name: 'Englisch' }],
    ['ar', 'en', { lang: 'ar', dir: 'rtl', name: 'Arabic' }],
    ['he', 'en', { lang: 'he', dir: 'rtl', name: 'Hebrew' }],
    ['fa-IR', 'en', { lang: 'fa-IR', dir: 'rtl', name: 'Persian (Iran)' }],
    ['ur_PK', 'en', { lang: 'ur-PK', dir: 'rtl', name: 'Urdu (Pakistan)' }],
    ['pt_BR', 'en', { lang: 'pt-BR', dir: 'ltr', name: 'Brazilian Portuguese' }],
    ['zh-Hant', 'zh', { lang: 'zh-Hant', dir: 'ltr', name: '繁体中文' }],
  ])('%s on a page in %s', (text, page, expected) => {
    expect(foreignLanguage(text, page)).toEqual(expected);
  });

  it.each([
    ['en', 'en'],
    ['en_US', 'en'],
    ['EN', 'en'],
    ['pt-BR', 'pt'],
    ['tl', 'fil'],
    ['zh-CN', 'zh'],
  ])('%s on a page in %s is the page’s own', (text, page) => {
    expect(foreignLanguage(text, page)).toBeNull();
  });

  it.each([null, '', ' ', 'und', 'en us', '<b>', 'x', 'english language', '-', 'zz'])(
    '%j is not one',
    (text) => {
      expect(foreignLanguage(text, 'en')).toBeNull();
    },
  );

  it('never fails, and gives tags that are valid', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('en', 'de', 'zh', 'fil'), (text, page) => {
        const found = foreignLanguage(text, page);
        if (found !== null) expect(Intl.getCanonicalLocales(found.lang)).toEqual([found.lang]);
      }),
    );
  });
});
