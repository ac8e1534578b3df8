/** Letters that look like others with a stroke or tied together, but are no such letter to Unicode. */
const plain: Readonly<Record<string, string>> = {
  đ: 'd',
  ø: 'o',
  ł: 'l',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
};

/** Lower case and without accents, so that "cote d'ivoire" finds "Côte d’Ivoire", and "duc" "Đức". */
export function searchable(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘]/g, "'")
    .toLowerCase()
    .replace(/[đøłıßæœ]/g, (letter) => plain[letter] ?? letter);
}
