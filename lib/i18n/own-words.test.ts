import { describe, expect, it } from 'vitest';
import messages from '@/messages/en.json' with { type: 'json' };
import { ownWordsFaults, withOwnWords } from './own-words';
import { wordsIn } from './words-in';

describe('a partner’s own words', () => {
  it('take the place of the shop’s, and leave all others', () => {
    const own = { 'home.heading': 'Cards for gamers', 'shell.legal.terms': 'House rules' };
    const merged = withOwnWords(messages, own);
    expect(merged).toEqual({
      ...messages,
      home: { ...messages.home, heading: 'Cards for gamers' },
      shell: { ...messages.shell, legal: { ...messages.shell.legal, terms: 'House rules' } },
    });
    expect(messages.home.heading).not.toBe('Cards for gamers');
  });

  it('are fine where they keep the places', async () => {
    const own = { 'home.heading': 'Don’t wait', 'shell.home': 'Home of {shop}' };
    expect(await ownWordsFaults({ en: own, de: own })).toEqual([]);
  });

  it.each([
    ['home.headline', 'x', 'is no message of the shop; did you mean home.heading?'],
    ['home', 'x', 'is no message of the shop'],
    ['shell.home', 'Home', 'must have the places {shop}'],
    ['shell.home', '{shop} of {owner}', 'must have the places {shop}'],
    ['home.heading', 'For {country}', 'must have the places of none'],
    ['home.heading', 'Save {', 'cannot be read'],
  ])('%s: %j is told apart', async (key, text, sentence) => {
    const [fault, ...more] = await ownWordsFaults({ en: { [key]: text } });
    expect(fault).toContain(`messages.en.${key}: ${sentence}`);
    expect(more).toEqual([]);
  });
});

describe('a text by language', () => {
  it.each([
    ['Help', 'de', 'Help'],
    [{ en: 'Help', de: 'Hilfe' }, 'de', 'Hilfe'],
    [{ es: 'Ayuda', de: 'Hilfe' }, 'fr', 'Ayuda'],
  ])('%j in %s is %s', (words, locale, text) => {
    expect(wordsIn(words, locale)).toBe(text);
  });
});
