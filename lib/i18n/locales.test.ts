import { describe, expect, it } from 'vitest';
import { directionOf, isLocale, locales, nameOfLanguage, supplierLanguage } from './locales';

describe('the languages', () => {
  it('are told from other segments of a path', () => {
    expect(locales.every(isLocale)).toBe(true);
    expect(['', 'EN', 'tl', 'en-US', 'us'].some(isLocale)).toBe(false);
  });

  it.each([
    ['fil', 'tl'],
    ['hi', 'en'],
    ['pt', 'pt'],
    ['xx', 'en'],
  ])('%s is %s to the supplier', (locale, wanted) => {
    expect(supplierLanguage(locale)).toBe(wanted);
  });

  it.each([
    ['ar', 'rtl'],
    ['he-IL', 'rtl'],
    ['fa_IR', 'rtl'],
    ['arn', 'ltr'],
    ['zh', 'ltr'],
    ['', 'ltr'],
  ])('%j is written %s', (language, direction) => {
    expect(directionOf(language)).toBe(direction);
  });

  it('go by their own names', () => {
    expect(locales.map(nameOfLanguage)).toEqual([
      'English',
      'Español',
      'Français',
      'Deutsch',
      'Italiano',
      'Português',
      '中文',
      'Türkçe',
      'Tiếng Việt',
      'Filipino',
      'हिन्दी',
    ]);
  });
});
