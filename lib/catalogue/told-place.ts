import { otherPlaceNames } from './destination';

/** Words around a place's name that name none, in the supplier's languages. */
const smallWords = new Set(
  (
    'in on at the only valid use usable for redeemable ' +
    'en el la los las solo sólo válido para uso país pais ' +
    'dans le les au aux à a l uniquement seulement valable pays ' +
    'der die das den dem im nur gültig land ' +
    'nel nella nell negli nei i gli valido solo paese ' +
    'no na nos nas o os as apenas somente válido país ' +
    'ülke yalnızca sadece geçerli de da te ta içinde ' +
    'ở tại chỉ dùng quốc gia sa lang ng mga of and und y et e do del des della du'
  ).split(' '),
);

/** Of scripts without blanks, what may stand around a name. */
const smallSigns = /[在于仅限只可以能内使用国家地区适的:：]/gu;

/** Long words of different cases and numbers begin alike: Staaten, Staat. */
const stem = (word: string) => (word.length > 5 ? word.slice(0, 5) : word);

const wordsOf = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');

/** The names of a place in English, in the text's language and in short. */
function namesOf(code: string, language: string | null): string[] {
  const names = [code, ...otherPlaceNames(code)];
  for (const each of new Set(['en', language ?? 'en'])) {
    try {
      const name = new Intl.DisplayNames(each, { type: 'region', fallback: 'none' }).of(code);
      if (name !== undefined) names.push(name);
    } catch {
      // A language that is none names no places.
    }
  }
  return names.map((name) => name.toLowerCase());
}

/**
 * Whether what a supplier writes of where something works says more than the places that are told
 * already: another country, several, or an exception. Where that is not clear it does: said twice is
 * better than not at all.
 * @param told codes, alpha-2 or UN M49
 */
export function addsPlace(
  text: string,
  told: readonly (string | null)[],
  language: string | null,
): boolean {
  const names = told.flatMap((code) => (code === null ? [] : namesOf(code, language)));
  let rest = text.normalize('NFC').toLowerCase();
  // A code may stand within any word.
  const whole = names.filter((name) => !/^[a-z\d]{1,3}$/.test(name));
  for (const name of whole) rest = rest.replaceAll(name, ' ');
  const known = new Set(names.flatMap(wordsOf).map(stem));
  return wordsOf(rest.replace(smallSigns, ' ')).some(
    (word) => !smallWords.has(word) && !known.has(stem(word)),
  );
}
