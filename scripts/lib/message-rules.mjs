import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { elementsOf, placesOf, usualPlacesOf } from '../../lib/i18n/message-places.mjs';
import { isTest, listFiles } from './source-files.mjs';

/** All messages of a language by their dotted keys. */
export function flatten(messages, prefix = '') {
  return Object.entries(messages).flatMap(([name, value]) => {
    const key = prefix + name;
    return typeof value === 'string' ? [[key, value]] : flatten(value, `${key}.`);
  });
}

/** Plural forms that the language has and a message lacks, or the other way round. */
function pluralFaults(elements, locale) {
  const wanted = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
  return elementsOf(elements)
    .filter(({ type }) => type === TYPE.plural)
    .flatMap(({ options }) => {
      const given = Object.keys(options).filter((form) => !form.startsWith('='));
      return [
        ...wanted.filter((form) => !given.includes(form)).map((form) => `lacks the plural ${form}`),
        ...given
          .filter((form) => !wanted.includes(form))
          .map((form) => `has a plural ${form}, which the language does not know`),
      ];
    });
}

function textFaults(text) {
  const faults = [];
  if (text.trim() === '') faults.push('is empty');
  else if (text !== text.trim()) faults.push('begins or ends with a blank');
  // ICU takes it for an escape, and no language's typography wants it.
  if (text.includes("'")) faults.push("has a ' where ’ belongs");
  return faults;
}

/** Places that a message lacks or has too many: in all of it, or else in how it mostly reads. */
function placeFaults(text, english) {
  const fault = (places, where) => {
    const [own, theirs] = [places(text), places(english)].map((all) => all.join(', ') || 'none');
    return own === theirs ? [] : [`has the places ${own} instead of ${theirs}${where}`];
  };
  const anywhere = fault(placesOf, '');
  return anywhere.length > 0 ? anywhere : fault(usualPlacesOf, ' in its usual form');
}

/** What is wrong with one message, compared with the English one of the same key. */
export function messageFaults(text, english, locale) {
  let parsed;
  try {
    parsed = parse(text);
  } catch (error) {
    return [`cannot be read: ${error.message}`];
  }
  return [...textFaults(text), ...placeFaults(text, english), ...pluralFaults(parsed, locale)];
}

/** What is wrong with a language's messages, compared with the English ones; one sentence each. */
export function languageFaults(messages, english, locale) {
  const own = new Map(flatten(messages));
  const theirs = new Map(flatten(english));
  const missing = [...theirs.keys()].filter((key) => !own.has(key));
  const extra = [...own.keys()].filter((key) => !theirs.has(key));
  const wrong = [...own].flatMap(([key, text]) =>
    theirs.has(key)
      ? messageFaults(text, theirs.get(key), locale).map((fault) => `${key} ${fault}`)
      : [],
  );
  return [
    ...missing.map((key) => `${key} is missing`),
    ...extra.map((key) => `${key} is not among the English ones`),
    ...wrong,
  ];
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * What a source file may ask for, as tests of a key: its texts, those with the namespaces it names
 * before them, templates with anything in their gaps, and all below what is taken raw.
 */
function usesIn(source) {
  const texts = [...source.matchAll(/'([\w.-]+)'/g)].map(([, text]) => text);
  const templates = [...source.matchAll(/`([\w-]+\.[\w.-]*(?:\$\{[^}]*\}[\w.-]*)+)`/g)].map(
    ([, text]) => escaped(text.replace(/\$\{[^}]*\}/g, '\0')).replaceAll('\0', '[^.]+'),
  );
  const raw = [...source.matchAll(/\.raw\(\s*'([\w.-]+)'/g)].map(([, text]) => text);
  const spaces = texts.map((text) => `${text}.`);
  return {
    texts: new Set(texts),
    patterns: templates.map((text) => new RegExp(`(?:^|\\.)${text}$`)),
    raw,
    spaces,
  };
}

function isUsedBy({ texts, patterns, raw, spaces }, key) {
  if (texts.has(key) || patterns.some((pattern) => pattern.test(key))) return true;
  if (raw.some((prefix) => key.startsWith(`${prefix}.`))) return true;
  return spaces.some((space) => key.startsWith(space) && texts.has(key.slice(space.length)));
}

/** The English keys that no source asks for. */
export function unusedKeys(english, sources) {
  const uses = sources.map(usesIn);
  return flatten(english)
    .map(([key]) => key)
    .filter((key) => !uses.some((use) => isUsedBy(use, key)));
}

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** The languages that the shop lists, read out of the source. */
function listedLocales(root) {
  const source = readFileSync(path.join(root, 'schemas/languages.ts'), 'utf8');
  const [, list = ''] = /locales = \[([^\]]*)\]/.exec(source) ?? [];
  return [...list.matchAll(/'([\w-]+)'/g)].map(([, locale]) => locale);
}

/** What is wrong with the messages of a repository, one line each; none when all is well. */
export function messageViolations(root) {
  const files = listFiles(root, ['messages'], /\.json$/);
  const locales = listedLocales(root);
  const wanted = locales.map((locale) => `messages/${locale}.json`);
  const lost = wanted.filter((file) => !files.includes(file));
  const unknown = files.filter((file) => !wanted.includes(file));
  const english = readJson(path.join(root, 'messages/en.json'));
  const sources = listFiles(root, ['app', 'components', 'lib'], /\.tsx?$/)
    .filter((file) => !isTest(file))
    .map((file) => readFileSync(path.join(root, file), 'utf8'));
  const faults = files.flatMap((file) => {
    const messages = readJson(path.join(root, file));
    const locale = path.basename(file, '.json');
    return languageFaults(messages, english, locale).map((fault) => `${file}: ${fault}`);
  });
  return [
    ...lost.map((file) => `${file}: is missing`),
    ...unknown.map((file) => `${file}: is no language of schemas/languages.ts`),
    ...faults,
    ...unusedKeys(english, sources).map((key) => `messages/en.json: ${key} is not used`),
  ];
}
