import { describe, expect, it } from 'vitest';
import { languageFaults, messageFaults, messageViolations, unusedKeys } from './message-rules.mjs';
import { temporaryFolder } from './temporary-folder';

describe('a message', () => {
  it.each([
    ['Paga {amount} {coin}', 'Pay {amount} {coin}', 'es'],
    ['{n, plural, other {# 个}}', '{n, plural, one {# one} other {# ones}}', 'zh'],
    [
      '{n, plural, =0 {nada} one {# marca} many {# de marcas} other {# marcas}}',
      '{n, plural, =0 {none} one {# brand} other {# brands}}',
      'es',
    ],
  ])('%j stands for %j in %s', (text, english, locale) => {
    expect(messageFaults(text, english, locale)).toEqual([]);
  });

  it.each([
    [
      'Paga {importe}',
      'Pay {amount}',
      /^has the places \{importe\} \(argument\) instead of \{amount\}/,
    ],
    ['Paga', 'Pay {amount}', /^has the places none instead/],
    ['{amount, number}', '{amount}', /^has the places .*\(number\)/],
    [
      '{n, plural, one {un día en {place}} many {# de días} other {# días}}',
      '{n, plural, one {a day in {place}} other {# days in {place}}}',
      /^has the places \{n\} \(plural\) instead of \{n\} \(plural\), \{place\} \(argument\) in its usual form$/,
    ],
    ['Paga {amount', 'Pay {amount}', /^cannot be read/],
    ["L'adresse", 'The address', /’ belongs$/],
    [' ', 'The address', /^is empty$/],
    ['La dirección ', 'The address', /blank$/],
  ])('%j does not stand for %j', (text, english, fault) => {
    expect(messageFaults(text, english, 'es')).toEqual([expect.stringMatching(fault)]);
  });

  it('has the plural forms of its language and no others', () => {
    const english = '{n, plural, one {# day} other {# days}}';
    expect(messageFaults('{n, plural, one {# día} other {# días}}', english, 'es')).toEqual([
      'lacks the plural many',
    ]);
    expect(messageFaults('{n, plural, one {# 天} other {# 天}}', english, 'zh')).toEqual([
      'has a plural one, which the language does not know',
    ]);
  });
});

describe('a language', () => {
  it('has every key and no other', () => {
    expect(languageFaults({ a: { b: 'x' }, d: 'x' }, { a: { b: 'x', c: 'x' } }, 'de')).toEqual([
      'a.c is missing',
      'd is not among the English ones',
    ]);
  });
});

describe('a key', () => {
  const english = {
    order: { title: 'x', link: { live: 'x' } },
    kinds: { esims: 'x' },
    card: { sold: 'x' },
    lost: { and: 'x', found: 'x' },
  };

  it('is used by its name, below a namespace, by a template or raw', () => {
    const sources = [
      "t('order.title'); t.raw('order.link')",
      `t(\`kinds.\${kind}\`)`,
      "getTranslations('card'); t('sold')",
      "getTranslations('lost')",
      "t('and')",
    ];
    expect(unusedKeys(english, sources)).toEqual(['lost.and', 'lost.found']);
  });
});

describe('the messages of a repository', () => {
  it('are one file for each language that is listed', () => {
    const root = temporaryFolder({
      'schemas/languages.ts': "locales = ['en', 'de', 'fr'];",
      'lib/a.ts': "t('a');",
      'messages/en.json': '{"a": "x", "b": "x"}',
      'messages/de.json': '{"a": "x", "b": "x"}',
      'messages/xx.json': '{"a": "x", "b": "x"}',
    });
    expect(messageViolations(root)).toEqual([
      'messages/fr.json: is missing',
      'messages/xx.json: is no language of schemas/languages.ts',
      'messages/en.json: b is not used',
    ]);
  });
});
