import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localeFor, readVisit, visitAfter } from './visit';

describe('what is remembered of a visit', () => {
  it.each([
    [undefined, '/pt/br/gift-cards', 'pt.BR'],
    ['pt.BR', '/pt/us', 'pt.US-BR'],
    ['pt.US-BR', '/pt/br', 'pt.BR-US'],
    ['pt.BR', '/pt/br/esims', null],
    ['pt.BR', '/de', 'de.BR'],
    ['pt.BR', '/pt/orders/x', null],
    ['pt.', '/pt/xx', null],
    ['pt.A1-B2', '/pt/zz/x', 'pt.'],
    ['pt.US-DE-FR-IT', '/pt/es', 'pt.ES-US-DE-FR'],
    ['<script>', '/en', 'en.'],
  ])('%j, then %s, is %j', (cookie, path, next) => {
    expect(visitAfter(cookie, path)).toBe(next);
  });

  it('is read back as it was written, and rubbish as nothing', () => {
    expect(readVisit('fil.PH-US')).toEqual({ language: 'fil', countries: ['PH', 'US'] });
    expect(readVisit('fil.PH-QQ-PH')).toEqual({ language: 'fil', countries: ['PH'] });
    fc.assert(
      fc.property(fc.string(), (cookie) => {
        expect(readVisit(cookie).countries.length).toBeLessThanOrEqual(4);
      }),
    );
  });
});

describe('the language of a path without one', () => {
  it('is the one last read, then the browser’s', () => {
    expect(localeFor('de.US', 'fr')).toBe('de');
    expect(localeFor('xx.US', 'fr')).toBe('fr');
    expect(localeFor(undefined, null)).toBe('en');
  });
});
