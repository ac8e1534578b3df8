import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locales } from './locales';
import { bestLocale, wantedLanguages } from './negotiate';

const all = { offer: locales, fallback: 'en' } as const;

describe('the language for a browser', () => {
  it.each([
    ['pt-BR,pt;q=0.9,en;q=0.8', 'pt'],
    ['ja,fr;q=0.3,de;q=0.7', 'de'],
    ['tl-PH', 'fil'],
    ['zh-Hant-TW', 'zh'],
    ['vi-VN;q=0, hi-IN', 'hi'],
    ['ja', 'en'],
    ['*', 'en'],
    ['', 'en'],
    [null, 'en'],
    ['a'.repeat(600), 'en'],
  ])('that accepts %j is %s', (header, locale) => {
    expect(bestLocale(header, all)).toBe(locale);
  });

  it('is one of the shop’s, whatever is sent', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'en-*;q=.0,_ ') })),
        (header) => {
          expect(locales).toContain(bestLocale(header, all));
        },
      ),
    );
  });
});

describe('what a browser asks for', () => {
  it('is in its order, without what is no language', () => {
    expect(wantedLanguages('de-at;q=0.5, pt-br, x_y, *;q=0.1')).toEqual(['pt-BR', 'de-AT']);
  });
});
