/** What cannot be seen: format characters, separators, marks without a letter, variation selectors. */
const unseen = /[\p{C}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0]/gu;

/** Whether there is anything in a text to be seen. */
export function canBeSeen(text: string): boolean {
  return text.replace(unseen, '') !== '';
}

/** The name to show of a brand: the supplier's, or its slug where that has nothing to be seen. */
export function visibleName({ name, slug }: { name: string; slug: string }): string {
  return canBeSeen(name) ? name : slug;
}

/** Up to two letters that stand for a brand while, or when, its logo does not show. */
export function initials(name: string): string {
  const words = name.split(/[\s&+.-]+/).map((word) => word.replace(unseen, ''));
  const firsts = words.flatMap((word) => word.match(/[\p{L}\p{N}]/u)?.[0] ?? []);
  return firsts.slice(0, 2).join('').toUpperCase().slice(0, 4);
}

/** Dark or light letters, whichever reads on the colour, `#rrggbb` (ITU-R BT.601 luma). */
export function inkOn(colour: string): 'black' | 'white' {
  const channel = (start: number) => Number.parseInt(colour.slice(start, start + 2), 16);
  const luma = 0.299 * channel(1) + 0.587 * channel(3) + 0.114 * channel(5);
  return luma > 150 ? 'black' : 'white';
}
