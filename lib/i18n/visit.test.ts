import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locales } from './locales';
import { localeFor, readVisit, visitAfter, visitHeader, visitIn } from './visit';

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

  it('is found among cookies as it was set, and only there', () => {
    const [set = ''] = visitHeader('pt.BR-US', { secure: true }).split('; ');
    expect(visitIn(`a=b; ${set}; c=shop-visit=de.DE`)).toBe('pt.BR-US');
    expect(visitIn(set)).toBe('pt.BR-US');
    for (const cookies of [undefined, '', 'other-shop-visit=de.DE', 'shop-visits=de.DE']) {
      expect(visitIn(cookies)).toBeUndefined();
    }
    expect(visitHeader('pt.BR', { secure: true })).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
    expect(visitHeader('pt.BR', { secure: false })).not.toContain('Secure');
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
    const all = { offer: locales, fallback: 'en' } as const;
    expect(localeFor('de.US', 'fr', all)).toBe('de');
    expect(localeFor('xx.US', 'fr', all)).toBe('fr');
    expect(localeFor(undefined, null, all)).toBe('en');
  });

  it('is one that the partner offers', () => {
    const two = { offer: ['pt', 'es'], fallback: 'pt' } as const;
    expect(localeFor('de.US', 'fr', two)).toBe('pt');
    expect(localeFor('es.US', 'pt', two)).toBe('es');
    expect(localeFor(undefined, 'es-MX', two)).toBe('es');
  });
});
