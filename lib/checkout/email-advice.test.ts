import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emailAdvice } from './email-advice';
import { isEmail } from './email-rule';

describe('a slip in the domain', () => {
  it.each([
    ['gmial.com', 'gmail.com'],
    ['gmal.com', 'gmail.com'],
    ['gamil.com', 'gmail.com'],
    ['gmail.con', 'gmail.com'],
    ['gmail.co', 'gmail.com'],
    ['gmaill.com', 'gmail.com'],
    ['hotnail.com', 'hotmail.com'],
    ['hotmail.cmo', 'hotmail.com'],
    ['yahooo.com', 'yahoo.com'],
    ['outlok.com', 'outlook.com'],
    ['iclod.com', 'icloud.com'],
    ['GMIAL.COM', 'gmail.com'],
  ])('%s is taken for %s', (given, meant) => {
    expect(emailAdvice(` Marta.O+shop@${given} `)).toBe(`Marta.O+shop@${meant}`);
  });
});

describe('a domain that is real', () => {
  it.each([
    'gmail.com',
    'Gmail.com',
    'ymail.com',
    'email.com',
    'mail.com',
    'gmx.at',
    'gmx.ch',
    'gmx.com',
    'hotmail.fr',
    'hotmail.ca',
    'hotmail.co.uk',
    'yahoo.co.uk',
    'yahoo.ca',
    'yahoo.cl',
    'yahoo.fr',
    'outlook.cl',
    'outlook.cz',
    'live.nl',
    'live.ca',
    'live.cl',
    'orange.es',
    'bol.com',
    'aon.com',
    'cloud.com',
    'example.com',
    'northwind.com',
    'siemens.com',
    'mail.northwind.com',
    'uni-wien.ac.at',
    'exämple.com',
  ])('is left alone: %s', (domain) => {
    expect(emailAdvice(`marta@${domain}`)).toBeNull();
  });
});

describe('no e-mail', () => {
  it.each([
    '',
    'marta',
    'gmial.com',
    '@gmial.com',
    'mar ta@gmial.com',
    'marta@@gmial.com',
    'marta@gmail',
    'marta@gmail.',
    'marta@gmial.com, ana@gmial.com',
  ])('is advised on: %j', (text) => {
    expect(emailAdvice(text)).toBeNull();
  });

  it('is ever advised on, or advised to', () => {
    const part = fc.oneof(
      fc.constantFrom('@', '.', ' ', '"', 'marta', 'gmial.com', 'gmail.con', 'yahooo.com'),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    );
    const anyText = fc.array(part, { maxLength: 5 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(anyText, (text) => {
        const advice = emailAdvice(text);
        if (advice === null) return;
        expect([isEmail(text), isEmail(advice)]).toEqual([true, true]);
        expect(emailAdvice(advice)).toBeNull();
        expect(advice.split('@')[0]).toBe(text.trim().split('@')[0]);
      }),
      { numRuns: 1000 },
    );
  });
});
