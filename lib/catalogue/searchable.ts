/** Letters that no accent is taken from, yet that many keyboards do not have. */
const plain: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ς: 'σ',
};

/**
 * Text as it is compared: without accents and the same whatever case it was in, so that
 * "cote d'ivoire" finds "Côte d’Ivoire", and "duc" "Đức". By way of the upper case, where ß is SS
 * and a dotless ı is an I.
 */
export function searchable(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘]/g, "'")
    .toUpperCase()
    .toLowerCase()
    .replace(/[æœøđðłþς]/g, (letter) => plain[letter] ?? letter);
}
