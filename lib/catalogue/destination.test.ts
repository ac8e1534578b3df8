import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { destinationCode } from './destination';

describe('a destination', () => {
  it.each([
    ['eSIM Europe', '150'],
    ['Asia eSIM', '142'],
    ['e-SIM: South America', '005'],
    ['Global', '001'],
    ['Türkiye', 'TR'],
    ['Turkey', 'TR'],
    ['USA', 'US'],
    ['Hong Kong', 'HK'],
    ['eSIM UK', 'GB'],
    ['Czech Republic', 'CZ'],
    ['Turkiye', 'TR'],
    ['eSIM America', null],
    ['eSIM Scotland', null],
    ['eSIM', null],
    ['Airalo eSIM', null],
    ['simply', null],
    ['', null],
  ])('of %j is %j', (name, code) => {
    expect(destinationCode(name)).toBe(code);
  });

  it('is a code that Intl can name, whatever the text', () => {
    const names = new Intl.DisplayNames('de', { type: 'region', fallback: 'none' });
    expect(names.of('150')).toBe('Europa');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const code = destinationCode(text);
        if (code !== null) expect(names.of(code)).toBeDefined();
      }),
    );
  });
});
