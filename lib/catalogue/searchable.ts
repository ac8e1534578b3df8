/** Lower case and without accents, so that "cote d'ivoire" finds "Côte d’Ivoire". */
export function searchable(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’‘]/g, "'").toLowerCase();
}
