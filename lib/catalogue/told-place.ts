import { readTag } from '../i18n/text-language';
import { otherPlaceNames } from './destination';

/** Words around a place's name that name none, in the supplier's languages. Portuguese "no" is "in". */
const smallWords: Readonly<Record<string, string>> = {
  en: 'in on at the only valid use usable for redeemable and of',
  es: 'en el la los las solo sólo válido para uso país y',
  fr: 'dans le les au aux en à a l uniquement seulement valable pays et',
  de: 'in der die das den dem im nur gültig land und',
  it: 'in nel nella nell negli nei i gli valido solo paese e',
  pt: 'no na nos nas o os a as em apenas somente válido para país e',
  tr: 'ülke yalnızca sadece geçerli de da te ta içinde ve',
  vi: 'ở tại chỉ dùng quốc gia và',
  fil: 'sa lang ng mga at',
};

/** Of a script without blanks, what may stand around a name. */
const smallSigns = /[在于仅限只可以能内使用国家地区适的和:：]/gu;

const withoutBlanks = /\p{Script=Han}/u;

const inOneForm = (text: string) => text.normalize('NFC').toLowerCase();

const wordsOf = (text: string) => text.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');

/** The names of a place in English, in the text's language and in short. */
function namesOf(code: string, tag: Intl.Locale | null): string[] {
  const names = [code, ...otherPlaceNames(code)];
  for (const each of new Set(['en', tag?.toString() ?? 'en'])) {
    const name = new Intl.DisplayNames(each, { type: 'region', fallback: 'none' }).of(code);
    if (name !== undefined) names.push(name);
  }
  return names.map(inOneForm);
}

/** A code of two capitals that is none of the names: "AT" is a place, though "at" is a small word. */
const isOtherCode = (word: string, names: readonly string[]) =>
  /^\p{Lu}{2}$/u.test(word) && !names.includes(word.toLowerCase());

/** Whether a word is one of a name's: German ones take an -n, as in "in den Vereinigten Staaten". */
const isWord = (word: string | undefined, known: string, language: string | undefined) =>
  word === known || (language === 'de' && word === `${known}n`);

/** How many of the words from a place in a text on are a name, of which the longest counts; 0 if none. */
function nameAt(
  words: readonly string[],
  at: number,
  names: readonly string[][],
  language: string | undefined,
): number {
  const lengths = names
    .filter((name) => name.every((known, index) => isWord(words[at + index], known, language)))
    .map(({ length }) => length);
  return Math.max(0, ...lengths);
}

/**
 * Whether what a supplier writes of where something works says more than the places that are told
 * already: another country, several, or an exception. Where that is not clear it does: said twice is
 * better than not at all.
 * @param told codes, alpha-2 or UN M49
 * @param written the tag of the language it is written in, as far as that is known
 */
export function addsPlace(
  text: string,
  told: readonly (string | null)[],
  written: string | null,
): boolean {
  const tag = readTag(written ?? '');
  const language = tag?.language;
  const names = told.flatMap((code) => (code === null ? [] : namesOf(code, tag)));
  if (wordsOf(text).some((word) => isOtherCode(word, names))) return true;
  let rest = inOneForm(text);
  for (const name of names) if (withoutBlanks.test(name)) rest = rest.replaceAll(name, ' ');
  const words = wordsOf(rest.replace(smallSigns, ' '));
  const known = names.map(wordsOf).filter(({ length }) => length > 0);
  const small = new Set([smallWords.en, smallWords[language ?? 'en']].join(' ').split(' '));
  for (let at = 0; at < words.length; ) {
    const length = nameAt(words, at, known, language);
    if (length === 0 && !small.has(words[at] ?? '')) return true;
    at += Math.max(1, length);
  }
  return false;
}
